package akn

import (
	"encoding/xml"
	"slices"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// amendmentReader is what is read of an amendment paper.
type amendmentReader struct {
	operations []statedOp
	asWritten  map[string]bool // eIds of the sentences that are as this package wrote them
}

// amendment reads an amendment paper. The operations are those that this package
// wrote beside its sentences; of others the sentences are told.
func (r *reader) amendment(xml.StartElement) error {
	a := &amend.Amendment{Ops: []amend.Op{}}
	r.textReader, r.amendmentReader = newTextReader(), amendmentReader{asWritten: make(map[string]bool)}
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
	r.takeOperations(a)
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
		case isOwn(e.Name, "operation"):
			return r.operation(e)
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
		return r.changes()
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

// changes reads the modifications, which may stand at any depth. Sentences that
// are not as this package wrote them, and words outside of any, are told.
func (r *reader) changes() error {
	var around strings.Builder
	err := r.content(func(e xml.StartElement) error {
		if e.Name.Local != "mod" {
			return r.changes()
		}
		return r.sentence(e)
	}, func(words string) error {
		around.WriteString(words)
		return nil
	})
	if words := tidy(around.String()); words != "" {
		r.remark("the words “%s” stand beside the changes and are not taken over", words)
	}
	return err
}

// sentence reads one modification.
func (r *reader) sentence(e xml.StartElement) error {
	words, err := r.wordsOf()
	if err != nil {
		return err
	}
	if prints, own := ownOf(e, "prints"); own && withoutBlanks(prints) == withoutBlanks(words) {
		r.asWritten[attributeOf(e, "eId")] = true
		return nil
	}
	r.remark("“%s” is a change that only its words say; enter it as an operation", words)
	return nil
}

// withoutBlanks is words without what a file's layout may change.
func withoutBlanks(words string) string { return strings.Join(strings.Fields(words), "") }

// statedOp is an operation as this package wrote it, and the eIds of the sentences
// that say it.
type statedOp struct {
	op   amend.Op
	said []string
}

func (r *reader) operation(e xml.StartElement) error {
	var data strings.Builder
	err := r.content(func(xml.StartElement) error { return r.skip() }, func(words string) error {
		data.WriteString(words)
		return nil
	})
	if err != nil {
		return err
	}
	var stated statedOp
	if err := text.DecodeStrict([]byte(data.String()), &stated.op); err != nil {
		return err
	}
	said, _ := ownOf(e, "said")
	stated.said = strings.Fields(said)
	r.operations = append(r.operations, stated)
	return r.counted()
}

// takeOperations takes over the operations whose sentences all stand as they were
// written, and those that need none; of the others it tells.
func (r *reader) takeOperations(a *amend.Amendment) {
	for i, stated := range r.operations {
		if slices.ContainsFunc(stated.said, func(eID string) bool { return !r.asWritten[eID] }) {
			r.remark("operation %d is left out: a sentence that said it was changed or taken out", i+1)
			continue
		}
		a.Ops = append(a.Ops, stated.op)
	}
}
