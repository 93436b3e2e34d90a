package drafting

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/bundle"
	"chapeau/drafting/formats/export"
	"chapeau/drafting/formats/record"
	"chapeau/drafting/text"
)

// Bundle gathers everything about a draft that the whole committee may see, as
// documents in every format: its versions and what changed between them, the
// amendments in each wording, what was decided and said, and the record. Errors:
// not_found, forbidden for outsiders.
func (s *Service) Bundle(ctx context.Context, actor Actor, draftID string) (bundle.Bundle, error) {
	return view(ctx, s, func(r Snapshot) (bundle.Bundle, error) {
		draft, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return bundle.Bundle{}, err
		}
		if err := st.require(SeeAmendments); err != nil {
			return bundle.Bundle{}, err
		}
		k := keeper{Snapshot: r, record: DraftRecord{Schema: RecordSchema, Draft: draft}}
		rec, err := k.keep()
		if err != nil {
			return bundle.Bundle{}, err
		}
		b := binder{Snapshot: r, st: st, rec: rec}
		return b.bind()
	})
}

// binder turns a draft's record into documents.
type binder struct {
	Snapshot
	st     standing
	rec    DraftRecord
	prints []export.Print // by version
	bundle bundle.Bundle
}

func (b *binder) bind() (bundle.Bundle, error) {
	b.bundle.Head = "Documents of " + b.rec.Draft.name() + ": " + text.PlainWords(b.rec.Draft.Title)
	b.bundle.Notes = []string{
		b.rec.Committee.Name + ", " + b.rec.Committee.Session + ". What was not submitted and what was said in private is not here.",
	}
	b.bundle.At = b.rec.Draft.UpdatedAt
	b.bundle.Notes = append(b.bundle.Notes, export.Missing()...)
	for _, step := range []func() error{b.print, b.comparisons, b.amendments, b.proceedings} {
		if err := step(); err != nil {
			return bundle.Bundle{}, err
		}
	}
	b.records()
	return b.bundle, nil
}

func (b *binder) add(path, about string, write func(context.Context, io.Writer) error) {
	b.bundle.Files = append(b.bundle.Files, bundle.File{Path: path, About: about, Write: write})
}

// print writes every version in every format.
func (b *binder) print() error {
	for _, v := range b.rec.Versions {
		p := export.Print{Text: v.Text, Version: v.Number}
		var err error
		if p.Layout, err = layoutOf(b, b.rec.Draft, b.rec.Draft.numbered(v.Number)); err != nil {
			return err
		}
		p.Layout.PreambularNumbers = false
		if p.Masthead, err = mastheadOf(b, b.st, b.rec.Draft, v); err != nil {
			return err
		}
		b.prints = append(b.prints, p)
		for _, f := range export.Of(export.OfText) {
			b.add(fmt.Sprintf("versions/v%02d.%s", v.Number, f.Name), fmt.Sprintf("version %d (%s), %s", v.Number, inWords(string(v.Reason)), f.Title),
				func(ctx context.Context, w io.Writer) error { return f.Text(ctx, w, p) })
		}
	}
	return nil
}

// comparisons show what changed from each version to the next.
func (b *binder) comparisons() error {
	for i := 1; i < len(b.prints); i++ {
		c := export.Compared{Before: b.prints[i-1], After: b.prints[i]}
		for _, f := range export.Of(export.OfComparison) {
			b.add(fmt.Sprintf("comparisons/v%02d-to-v%02d.%s", i, i+1, f.Name), fmt.Sprintf("what changed from version %d to version %d, %s", i, i+1, f.Title),
				func(ctx context.Context, w io.Writer) error { return f.Compared(ctx, w, c) })
		}
	}
	return nil
}

// amendments are those that were submitted, each wording by itself. They can be
// hundreds: they are in all formats but PDF, each of which takes a second.
func (b *binder) amendments() error {
	for _, a := range b.rec.Amendments {
		for _, revision := range a.Revisions {
			words, err := b.worded(a.Amendment, revision)
			if err != nil {
				return err
			}
			about := fmt.Sprintf("%s by %s, wording %d (%s)", a.Label, moverWords(a.Amendment), revision.Number, inWords(string(revision.Reason)))
			for _, f := range export.Of(export.OfWords) {
				if f.Name == "pdf" {
					continue
				}
				b.add(fmt.Sprintf("amendments/%s/r%02d.%s", a.Label, revision.Number, f.Name), about+", "+f.Title,
					func(ctx context.Context, w io.Writer) error { return f.Words(ctx, w, words) })
			}
		}
	}
	return nil
}

func (b *binder) worded(a Amendment, revision Revision) (export.Words, error) {
	words := export.Words{Amendment: revision.Content}
	version := b.prints[revision.Base-1]
	words.Print = version
	to := ""
	if a.ToID != "" {
		parent, err := b.Amendment(a.ToID)
		if err != nil {
			return words, err
		}
		to = parent.name()
		if words.Text, err = baseText(b, a, revision); err != nil {
			return words, err
		}
	}
	return words, putAmendment(b, a, to, &words.Masthead)
}

// proceedings are what was decided and what was put on record, as data.
func (b *binder) proceedings() error {
	for _, part := range []struct {
		path, about string
		value       any
	}{
		{"decisions.json", "decisions and votes, in their order", b.rec.Decisions},
		{"statements.json", "what was put on record, in its order", b.rec.Statements},
		{"documents.json", "the documents that were issued", b.rec.Documents},
	} {
		data, err := json.MarshalIndent(part.value, "", "  ")
		if err != nil {
			return fault.Wrap(err, "%s cannot be written", part.path)
		}
		b.add(part.path, part.about, func(_ context.Context, w io.Writer) error {
			_, err := w.Write(append(data, '\n'))
			return err
		})
	}
	return nil
}

// records are the whole record, to be checked and to be read.
func (b *binder) records() {
	b.add("record/record.json", "the whole record with its hashes, as data", func(_ context.Context, w io.Writer) error {
		data, err := json.MarshalIndent(b.rec, "", "  ")
		if err != nil {
			return fault.Wrap(err, "the record cannot be written")
		}
		_, err = w.Write(append(data, '\n'))
		return err
	})
	b.add("record/record.html", "the record as a paper to read and to print", func(_ context.Context, w io.Writer) error {
		return record.HTML(w, b.rec.Paper())
	})
	b.add("record/record.md", "the record as a paper, Markdown", func(_ context.Context, w io.Writer) error {
		return record.Markdown(w, b.rec.Paper())
	})
}
