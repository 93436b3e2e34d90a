// Package text is what a resolution or decision is: a tree of clauses with
// inline marks, notes and references. It reads and writes the interchange form,
// computes everything a reader sees that is not stored (numbers, end
// punctuation, note numbers, references) and never changes a word.
//
// A Text is immutable once built: functions that change one return a new Text
// that may share clauses with the old one.
package text

// Schema names of the interchange forms.
const (
	Schema       = "chapeau/text@1"
	ReportSchema = "chapeau/report@1"
)

// DocumentKind is the kind of instrument.
type DocumentKind string

// The kinds of instrument.
const (
	Resolution DocumentKind = "resolution"
	Decision   DocumentKind = "decision"
)

// Kind is the kind of a clause.
type Kind string

// The kinds of clause. Item is a sub-paragraph or list entry at any depth;
// Prose an unnumbered paragraph such as a one-paragraph decision.
const (
	Preambular Kind = "preambular"
	Operative  Kind = "operative"
	Heading    Kind = "heading"
	Item       Kind = "item"
	Prose      Kind = "prose"
)

// List says how the children of a clause are labelled.
type List string

// The ways to label children. An empty List is decided by depth: (a), then (i).
const (
	Alpha   List = "alpha"
	Roman   List = "roman"
	Decimal List = "decimal"
	Bullet  List = "bullet"
	None    List = "none"
)

// Text is one instrument at one moment. Title, Body, notes and clause texts are
// inline text: `*emphasis*`, `{fn:key}`, `{ref:id}`, `{refs:id,id}`, and `\*`
// `\{` `\}` `\\` for the characters themselves.
type Text struct {
	Schema          string            `json:"schema"`
	Kind            DocumentKind      `json:"kind"`
	Lang            string            `json:"lang,omitempty"`
	Sponsors        []string          `json:"sponsors,omitempty"`
	Designation     string            `json:"designation,omitempty"`
	Symbol          string            `json:"symbol,omitempty"`
	ReportParagraph int               `json:"report_paragraph,omitempty"`
	Title           string            `json:"title"`
	Body            string            `json:"body"`
	Clauses         []*Clause         `json:"clauses"`
	Footnotes       map[string]string `json:"footnotes"`
	Annexes         []Annex           `json:"annexes"`
}

// Annex is a titled tree of clauses behind the text.
type Annex struct {
	Title   string    `json:"title"`
	Clauses []*Clause `json:"clauses"`
}

// Clause is one paragraph, sub-paragraph or heading. Text is without the
// conventional end punctuation; End is set only where the end differs from
// convention, and may then be empty.
type Clause struct {
	ID       string    `json:"id,omitempty"`
	Kind     Kind      `json:"kind"`
	List     List      `json:"list,omitempty"`
	Label    string    `json:"label,omitempty"`
	Relation *Relation `json:"relation,omitempty"`
	// Unnumbered: the number is not printed, as in old texts; it still counts.
	Unnumbered bool      `json:"unnumbered,omitempty"`
	Text       string    `json:"text"`
	End        *string   `json:"end,omitempty"`
	Children   []*Clause `json:"children,omitempty"`
}

// Relation says what a label such as "2 bis" means: a paragraph added after
// another, or an alternative version of it. Both hold a clause id.
type Relation struct {
	AdditionTo    string `json:"addition_to,omitempty"`
	AlternativeTo string `json:"alternative_to,omitempty"`
}

// Report is a session report's chapter: sections of instruments. Still, which is no
// part of the interchange form, has the texts whose numbers stay still, each with
// the text that has these numbers.
type Report struct {
	Schema   string          `json:"schema"`
	Title    string          `json:"title"`
	Subtitle string          `json:"subtitle"`
	Sections []Section       `json:"sections"`
	Still    map[*Text]*Text `json:"-"`
}

// Options say how one of the report's texts is laid out, whose first note has a
// number.
func (r *Report) Options(t *Text, firstNote int, notes NoteProfile) Options {
	o := Options{FirstNote: firstNote, Notes: notes}
	if reference := r.Still[t]; reference != nil {
		o.Numbering, o.Reference = Still, reference
	}
	return o
}

// First is the first of the report's texts, whose language it is in; an empty text
// where it has none.
func (r *Report) First() *Text {
	for _, s := range r.Sections {
		if len(s.Texts) > 0 {
			return s.Texts[0]
		}
	}
	return &Text{}
}

// Section is one lettered part of a report. Intro is its paragraph before the
// instruments, with the report's own paragraph number as the source has it.
type Section struct {
	Letter string  `json:"letter"`
	Title  string  `json:"title"`
	Intro  string  `json:"intro"`
	Texts  []*Text `json:"texts"`
}

// Heading is a section's title with its letter.
func (s Section) Heading() string {
	if s.Letter == "" {
		return s.Title
	}
	return s.Letter + ". " + s.Title
}
