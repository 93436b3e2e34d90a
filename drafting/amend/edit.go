package amend

import (
	"strings"

	"chapeau/drafting/text"
)

// clauseEdit is all that an amendment does to the words of one clause.
type clauseEdit struct {
	id       string
	text     string
	ops      []int
	withheld bool
}

func (c *change) edit(n int, op *Op) error {
	base, own, err := c.locate(n, op.Clause)
	if err != nil {
		return err
	}
	if own != nil {
		return c.editOwn(n, op, own)
	}
	clause := base.clause
	old := clause.Text
	if e := c.edits[op.Clause]; e != nil {
		old = e.text
	}
	words, err := c.newWords(n, op, old)
	if err != nil {
		return err
	}
	if op.Text != nil && op.End == nil && clause.Kind != text.Heading {
		words = c.readEnd(n, clause, words)
	}
	if op.End != nil {
		c.setEnd(n, clause, *op.End)
	}
	if op.List != "" {
		c.set(n, listSlot(clause.ID), string(op.List), false, string(clause.List))
	}
	c.setWords(n, clause, words)
	return nil
}

// newWords is what an edit makes of a clause's words.
func (c *change) newWords(n int, op *Op, old string) (string, error) {
	switch {
	case op.Text != nil:
		return *op.Text, nil
	case op.Find != "":
		clause, words := newPhrase(old), newPhrase(op.Find)
		at, err := findOne(c.field(n), op.Clause, clause, words, op.Occurrence)
		if err != nil {
			return "", err
		}
		return replace(clause, words, at, *op.With), nil
	case op.After != "":
		clause, words := newPhrase(old), newPhrase(op.After)
		at, err := findOne(c.field(n), op.Clause, clause, words, op.Occurrence)
		if err != nil {
			return "", err
		}
		return insertAfter(clause, at, *op.InsertText), nil
	default:
		return old, nil
	}
}

// readEnd takes the end from an edit's whole new words, as it reads at the
// clause's place in the base. Words without an end leave the end alone.
func (c *change) readEnd(n int, clause *text.Clause, words string) string {
	bare, end, found, closed := text.SplitEnd(c.base.text, words)
	switch {
	case found:
		c.setEnd(n, clause, end)
		return bare
	case closed && (clause.End == nil || *clause.End != ""):
		c.setEnd(n, clause, "")
	}
	return words
}

// setEnd sets a clause's end; the conventional one is none of its own.
func (c *change) setEnd(n int, clause *text.Clause, end string) {
	if end == c.base.renderedEnd(clause) {
		delete(c.slots, endSlot(clause.ID))
		return
	}
	c.set(n, endSlot(clause.ID), end, end == c.base.conventionalEnd(clause), "\x00")
}

func (c *change) setWords(n int, clause *text.Clause, words string) {
	if c.edits == nil {
		c.edits = make(map[string]*clauseEdit, 1)
	}
	e := c.edits[clause.ID]
	switch {
	case e == nil && words == clause.Text:
		return
	case e == nil:
		e = &clauseEdit{id: clause.ID}
		c.edits[clause.ID] = e
		c.editOrder = append(c.editOrder, clause.ID)
	}
	if words != e.text {
		c.ops[n].changes = true
	}
	e.text = words
	e.ops = append(e.ops, n)
}

// editOwn edits a clause that the amendment itself inserts.
func (c *change) editOwn(n int, op *Op, own *item) error {
	words, err := c.newWords(n, op, own.clause.Text)
	if err != nil {
		return err
	}
	edited := *own.clause
	edited.Text = words
	if op.Text != nil {
		edited.Text, edited.End = proposedEnd(c.base.text, words, op.End)
	} else if op.End != nil {
		edited.End = op.End
	}
	if op.List != "" {
		edited.List = op.List
	}
	own.clause = &edited
	c.ops[n].changes = true
	return nil
}

// proposedEnd reads a new clause's words: a `,` `;` or `.` that closes them is
// dropped, since the clause gets the end of its place; any other end is kept.
func proposedEnd(t *text.Text, words string, explicit *string) (string, *string) {
	if explicit != nil {
		return words, explicit
	}
	bare, end, found, closed := text.SplitEnd(t, words)
	switch {
	case found && strings.Contains(",;.，；。،؛", strings.TrimSpace(end)):
		return bare, nil
	case found:
		return bare, &end
	case closed:
		empty := ""
		return words, &empty
	default:
		return words, nil
	}
}
