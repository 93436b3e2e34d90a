package amend

import (
	"bytes"
	"encoding/json"
	"fmt"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// opJSON is the interchange form of an operation, its keys in order. Clause is a
// clause id, in an insertion the new clause.
type opJSON struct {
	Op         OpKind            `json:"op"`
	Clause     json.RawMessage   `json:"clause,omitempty"`
	Key        string            `json:"key,omitempty"`
	Text       *string           `json:"text,omitempty"`
	Find       string            `json:"find,omitempty"`
	With       *string           `json:"with,omitempty"`
	After      string            `json:"after,omitempty"`
	FirstOf    string            `json:"first_of,omitempty"`
	Insert     *string           `json:"insert,omitempty"`
	Occurrence int               `json:"occurrence,omitempty"`
	End        *string           `json:"end,omitempty"`
	List       text.List         `json:"list,omitempty"`
	Footnotes  map[string]string `json:"footnotes,omitempty"`
}

// insertJSON is an insertion, which names its place before the new clause.
type insertJSON struct {
	Op        OpKind            `json:"op"`
	After     string            `json:"after,omitempty"`
	FirstOf   string            `json:"first_of,omitempty"`
	Clause    *text.Clause      `json:"clause"`
	Footnotes map[string]string `json:"footnotes,omitempty"`
}

// MarshalJSON writes the operation in the interchange form.
func (o Op) MarshalJSON() ([]byte, error) {
	if o.Kind == Insert {
		return plainJSON(insertJSON{Op: o.Kind, After: o.After, FirstOf: o.FirstOf, Clause: o.NewClause, Footnotes: o.Footnotes})
	}
	form := opJSON{
		Op: o.Kind, Key: o.Key, Text: o.Text, Find: o.Find, With: o.With, After: o.After, FirstOf: o.FirstOf,
		Insert: o.InsertText, Occurrence: o.Occurrence, End: o.End, List: o.List, Footnotes: o.Footnotes,
	}
	if o.Clause != "" {
		clause, err := plainJSON(o.Clause)
		if err != nil {
			return nil, err
		}
		form.Clause = clause
	}
	return plainJSON(form)
}

// plainJSON marshals without escaping angle brackets and ampersands.
func plainJSON(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// UnmarshalJSON reads an operation; fields that the form does not have are
// refused by name.
func (o *Op) UnmarshalJSON(data []byte) error {
	var form opJSON
	if err := text.DecodeStrict(data, &form); err != nil {
		return err
	}
	*o = Op{
		Kind: form.Op, Key: form.Key, After: form.After, FirstOf: form.FirstOf, Text: form.Text, Find: form.Find, With: form.With,
		InsertText: form.Insert, Occurrence: form.Occurrence, End: form.End, List: form.List, Footnotes: form.Footnotes,
	}
	if len(form.Clause) == 0 || string(form.Clause) == "null" {
		return nil
	}
	if form.Clause[0] == '{' {
		o.NewClause = new(text.Clause)
		return text.DecodeStrict(form.Clause, o.NewClause)
	}
	return text.DecodeStrict(form.Clause, &o.Clause)
}

// Decode reads an amendment in the interchange form and checks its shape; that
// its clauses and words exist is seen when it meets a text. Errors have the code
// invalid or too_large and name the operation.
func Decode(data []byte) (Amendment, error) {
	var a Amendment
	if err := text.DecodeStrict(data, &a); err != nil {
		return Amendment{}, err
	}
	return a, a.Validate()
}

// MaxOps is the most operations that one amendment may have.
const MaxOps = 10_000

// Validate checks the shape of an amendment.
func (a *Amendment) Validate() error {
	if a.Schema != "" && a.Schema != Schema {
		return fault.Invalidf("schema", "the schema is %q; an amendment has %q", a.Schema, Schema)
	}
	if a.ID != "" {
		if err := text.ValidateKey("id", a.ID); err != nil {
			return err
		}
	}
	if len(a.Ops) > MaxOps {
		return fault.New(fault.TooLarge, "ops", "the amendment has %d operations; at most %d are read: split it", len(a.Ops), MaxOps)
	}
	for i := range a.Ops {
		if err := a.Ops[i].validate(opField(i)); err != nil {
			return err
		}
	}
	return nil
}

func opField(i int) string { return fmt.Sprintf("operation %d", i+1) }

func (o *Op) validate(field string) error {
	for key, note := range o.Footnotes {
		if err := text.ValidateKey(field, key); err != nil {
			return err
		}
		if err := text.ValidateInline(field, note); err != nil {
			return err
		}
	}
	for _, words := range []*string{o.Text, o.With, o.InsertText} {
		if words == nil {
			continue
		}
		if err := text.ValidateInline(field, *words); err != nil {
			return err
		}
	}
	switch o.Kind {
	case Edit:
		return o.validateEdit(field)
	case Insert:
		return o.validateInsert(field)
	case Delete:
		return o.needsClause(field)
	case Move:
		if err := o.needsClause(field); err != nil {
			return err
		}
		return o.needsPlace(field)
	case SetTitle, SetBody:
		return o.needsText(field)
	case SetFootnote:
		if err := text.ValidateKey(field, o.Key); err != nil {
			return err
		}
		return o.needsText(field)
	default:
		return fault.Invalidf(field, "the operation is %q; write edit, insert, delete, move, set_title, set_body or set_footnote", o.Kind)
	}
}

func (o *Op) needsClause(field string) error {
	if o.Clause == "" {
		return fault.Invalidf(field, "%s names no clause; write the clause's id in \"clause\"", o.Kind)
	}
	return nil
}

func (o *Op) needsText(field string) error {
	if o.Text == nil {
		return fault.Invalidf(field, "%s has no \"text\"; write the new words", o.Kind)
	}
	return nil
}

func (o *Op) needsPlace(field string) error {
	if (o.After == "") == (o.FirstOf == "") {
		return fault.Invalidf(field, "%s needs one place; write either \"after\" or \"first_of\"", o.Kind)
	}
	return nil
}

func (o *Op) validateEdit(field string) error {
	if err := o.needsClause(field); err != nil {
		return err
	}
	ways := 0
	for _, given := range []bool{o.Text != nil, o.Find != "" || o.With != nil, o.After != "" || o.InsertText != nil} {
		if given {
			ways++
		}
	}
	switch {
	case ways > 1:
		return fault.Invalidf(field, "an edit is either \"text\", or \"find\" and \"with\", or \"after\" and \"insert\"; write one of them")
	case ways == 0 && o.End == nil && o.List == "":
		return fault.Invalidf(field, "the edit changes nothing; write \"text\", or \"find\" and \"with\", or \"after\" and \"insert\", or \"end\"")
	case (o.Find == "") != (o.With == nil):
		return fault.Invalidf(field, "\"find\" and \"with\" go together; write both")
	case (o.After == "") != (o.InsertText == nil):
		return fault.Invalidf(field, "\"after\" and \"insert\" go together; write both")
	case o.Occurrence < 0:
		return fault.Invalidf(field, "\"occurrence\" is %d; it counts from 1", o.Occurrence)
	}
	if o.End != nil {
		if err := text.ValidateEnd(field, *o.End); err != nil {
			return err
		}
	}
	return text.ValidateList(field, o.List)
}

func (o *Op) validateInsert(field string) error {
	if o.NewClause == nil {
		return fault.Invalidf(field, "insert has no clause; write the new clause in \"clause\"")
	}
	return o.needsPlace(field)
}
