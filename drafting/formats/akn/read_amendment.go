package akn

import (
	"encoding/xml"
	"strconv"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// amendment reads an amendment paper. The operations are those that this package
// wrote beside its sentences; of others the sentences are told.
func (r *reader) amendment(xml.StartElement) error {
	a := &amend.Amendment{Ops: []amend.Op{}}
	r.textReader = newTextReader()
	err := r.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "meta":
			return r.amendmentMeta(a)
		case "coverPage", "preface":
			return r.front(e)
		case "amendmentBody":
			return r.children(func(e xml.StartElement) error { return r.amendmentPart(a, e) })
		default:
			return r.aside(e)
		}
	})
	if err != nil {
		return err
	}
	if !r.ours {
		a.Symbol, a.By = r.masthead.Symbol, strings.Join(r.masthead.Sponsors, ", ")
	}
	r.result.Amendment, r.result.Masthead = a, r.masthead
	return a.Validate()
}

func (r *reader) amendmentMeta(a *amend.Amendment) error {
	return r.content(func(e xml.StartElement) error {
		switch {
		case e.Name.Local == "FRBRlanguage":
			r.lang = languageOf(attributeOf(e, "language"))
		case isOwn(e.Name, "amendment"):
			r.ours = true
			a.ID, _ = ownOf(e, "id")
			a.Symbol, _ = ownOf(e, "symbol")
			a.By, _ = ownOf(e, "by")
			a.OnBehalfOf, _ = ownOf(e, "on-behalf-of")
			a.To, _ = ownOf(e, "to")
			a.Schema, _ = ownOf(e, "schema")
		}
		return r.amendmentMeta(a)
	}, func(string) error { return nil })
}

// amendmentPart reads what the paper says: what it amends, the changes, and why.
func (r *reader) amendmentPart(a *amend.Amendment, e xml.StartElement) error {
	switch e.Name.Local {
	case "amendmentHeading", "amendmentReference":
		return r.affectedDocument()
	case "amendmentJustification":
		var paragraphs []string
		err := r.children(func(e xml.StartElement) error {
			words, err := r.plainText(e)
			if words != "" {
				paragraphs = append(paragraphs, words)
			}
			return err
		})
		a.Rationale = strings.Join(paragraphs, "\n\n")
		return err
	default:
		return r.changes(a)
	}
}

func (r *reader) affectedDocument() error {
	return r.content(func(e xml.StartElement) error {
		if e.Name.Local != "affectedDocument" {
			return r.affectedDocument()
		}
		r.result.Amends.IRI = attributeOf(e, "href")
		return r.content(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "docNumber":
				symbol, err := r.plainText(e)
				r.result.Amends.Symbol = symbol
				return err
			case "docTitle":
				title, err := r.inlineText(e)
				r.result.Amends.Title = title
				return err
			default:
				return r.skip()
			}
		}, func(string) error { return nil })
	}, func(string) error { return nil })
}

// changes reads the modifications, which may stand at any depth. Words outside
// them are told.
func (r *reader) changes(a *amend.Amendment) error {
	var around strings.Builder
	err := r.content(func(e xml.StartElement) error {
		if e.Name.Local != "mod" {
			return r.changes(a)
		}
		kind, own := ownOf(e, "op")
		if !own {
			words, err := r.wordsOf()
			r.remark("“%s” is a change that only its words say; enter it as an operation", words)
			return err
		}
		op, err := r.operation(e, amend.OpKind(kind))
		if err != nil {
			return err
		}
		a.Ops = append(a.Ops, op)
		return r.counted()
	}, func(words string) error {
		around.WriteString(words)
		return nil
	})
	if words := tidy(around.String()); words != "" {
		r.remark("the words “%s” stand beside the changes and are not taken over", words)
	}
	return err
}

// operation reads one modification that this package wrote.
func (r *reader) operation(e xml.StartElement, kind amend.OpKind) (amend.Op, error) {
	before := r.textReader
	defer func() { r.textReader = before }()
	r.textReader = newTextReader()
	r.lang, r.raw = before.lang, true
	op := amend.Op{Kind: kind}
	r.operationAttributes(&op, e)
	err := r.content(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "quotedText":
			return r.quoted(&op, e)
		case "quotedStructure":
			found, err := r.body("", nil)
			if len(found) > 0 {
				op.NewClause = found[0]
			}
			return err
		case "authorialNote":
			_, err := r.noteWords(e)
			return err
		default:
			return r.skip()
		}
	}, func(string) error { return nil })
	if len(r.footnotes) > 0 {
		op.Footnotes = r.footnotes
	}
	return op, err
}

func (r *reader) operationAttributes(op *amend.Op, e xml.StartElement) {
	op.Clause, _ = ownOf(e, "clause")
	op.After, _ = ownOf(e, "after")
	op.FirstOf, _ = ownOf(e, "first-of")
	op.Key, _ = ownOf(e, "key")
	list, _ := ownOf(e, "list")
	op.List = text.List(list)
	number, _ := ownOf(e, "occurrence")
	op.Occurrence, _ = strconv.Atoi(number)
	if end, given := ownOf(e, "end"); given {
		op.End = &end
	}
	if with, given := ownOf(e, "with"); given {
		op.With = &with
	}
}

// quoted reads the words of a quotation by their part in the operation.
func (r *reader) quoted(op *amend.Op, e xml.StartElement) error {
	words, err := r.inlineText(e)
	if err != nil {
		return err
	}
	switch role, _ := ownOf(e, "role"); role {
	case "find":
		op.Find = words
	case "with":
		op.With = &words
	case "after":
		op.After = words
	case "insert":
		op.InsertText = &words
	case "text":
		op.Text = &words
	}
	return nil
}
