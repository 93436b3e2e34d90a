package docxtext

import (
	"slices"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// Untracked is the id of the amendment that holds what differs from the base
// without a tracked change.
const Untracked = "U1"

// Edited reads a file as an edited copy of a known draft. Its paragraphs are told
// by the clause names that our own files carry, else by what they say.
//
// Tracked changes become one amendment for each author. What differs from the base
// without being tracked becomes an amendment of its own, whose id is Untracked and
// whose mover is unknown; where all of it is tracked there is none. Sub-amendments
// (To is set) follow the amendments that they change. All amendments are against
// base, in the order of the file. The sentences say what was understood and what a
// person must look at. Errors are those of Read.
func Edited(data []byte, base *text.Text) ([]amend.Amendment, []string, error) {
	d, err := load(data)
	if err != nil {
		return nil, nil, err
	}
	e := editedReader{document: d, base: base}
	e.changes = changeReader{document: d}
	amendments, err := e.read()
	return amendments, append(e.changes.notes, d.remarks()...), err
}

// editedReader reads a copy along its base.
type editedReader struct {
	document *document
	base     *text.Text
	changes  changeReader
}

func (e *editedReader) read() ([]amend.Amendment, error) {
	v := view{accepted: rejecting}
	all, err := e.document.lines(v)
	if err != nil {
		return nil, err
	}
	lines := slices.DeleteFunc(all, func(l line) bool { return l.isEmpty() })
	keys := e.keys(lines)
	f := newFollower(e.document, e.base, keys, v, Untracked+"-")
	copied, places := f.follow(lines, e.align(lines))
	for _, remark := range f.remarks {
		e.changes.say("%s", remark)
	}
	untracked := amend.Amendment{Schema: amend.Schema, ID: Untracked, Ops: amend.Operations(e.base, copied)}
	if err := checkAmendment(e.base, copied, untracked); err != nil {
		return nil, err
	}
	before, err := amend.Apply(e.base, untracked)
	if err != nil {
		return nil, err
	}
	e.changes.base = &reading{view: v, keys: keys, lines: lines, text: before, places: places, ours: e.document.ours}
	return e.amendments(untracked)
}

// amendments are the untracked differences and the authors' changes.
func (e *editedReader) amendments(untracked amend.Amendment) ([]amend.Amendment, error) {
	var amendments []amend.Amendment
	if len(untracked.Ops) > 0 {
		amendments = append(amendments, untracked)
	}
	e.sayUntracked(len(untracked.Ops))
	if !e.document.isTracked() {
		return amendments, nil
	}
	m, notes, err := e.document.markedAgainst(e.changes.base)
	if err != nil {
		return nil, err
	}
	for _, said := range notes {
		e.changes.say("%s", said)
	}
	for _, a := range m.Amendments {
		carried, err := e.carry(a, untracked)
		if err != nil {
			return nil, err
		}
		amendments = append(amendments, carried)
	}
	return append(amendments, m.SubAmendments...), nil
}

// sayUntracked tells what the file without its tracked changes is.
func (e *editedReader) sayUntracked(operations int) {
	switch {
	case operations == 0 && e.document.isTracked():
		e.changes.say("without its tracked changes the file is the draft word for word")
	case operations == 0:
		e.changes.say("the file is the draft, unchanged")
	case e.document.isTracked():
		e.changes.say("the file differs from the draft in %s that no tracked change shows: they are an amendment of their own", counting(operations, "change", "changes"))
	default:
		e.changes.say("the file has no tracked changes; %s read from comparing it with the draft", counting(operations, "change is", "changes are"))
	}
}

// carry makes an amendment of the file's own text one of the base. Where it stands
// on words that the base does not have, it cannot be separated from the untracked
// changes and includes them.
func (e *editedReader) carry(a, untracked amend.Amendment) (amend.Amendment, error) {
	if len(untracked.Ops) == 0 {
		return a, nil
	}
	result, err := amend.Rebase(e.changes.base.text, e.base, a)
	if err != nil {
		return a, err
	}
	if len(result.Conflicts) == 0 && result.Status != amend.Orphaned {
		return result.Amendment, nil
	}
	changed, err := amend.Apply(e.changes.base.text, a)
	if err != nil {
		return a, err
	}
	e.changes.say("the changes of %s stand on words that the draft does not have: the amendment of %s includes the changes that are not tracked", a.By, a.By)
	whole := amend.Amendment{Schema: amend.Schema, ID: a.ID, By: a.By, Ops: amend.Operations(e.base, changed)}
	return whole, checkAmendment(e.base, changed, whole)
}

// keys gives the file's notes the keys that the base has for the same words; other
// notes get keys that the base does not have.
func (e *editedReader) keys(lines []line) *keyring {
	k := &keyring{taken: e.base.Footnotes}
	words := make(map[string][]string, len(e.base.Footnotes)) // the base's notes by what they say
	for _, key := range citedNotes(e.base) {
		plain := text.PlainWords(e.base.Footnotes[key])
		words[plain] = append(words[plain], key)
	}
	var unknown []string // each once, in the order of their first indicators
	given, seen := make(map[string]bool), make(map[string]bool)
	for i := range lines {
		for _, one := range lines[i].pieces {
			if one.note == "" || seen[one.note] {
				continue
			}
			seen[one.note] = true
			said := text.PlainWords(e.document.noteWords(one.note, view{accepted: rejecting}, new(keyring), false))
			keys := words[said]
			if len(keys) == 0 {
				unknown = append(unknown, one.note)
				continue
			}
			k.give(one.note, keys[0])
			given[keys[0]] = true
			if len(keys) > 1 { // a further footnote that says the same is the last of them again
				words[said] = keys[1:]
			}
		}
	}
	e.pairNotes(k, unknown, given)
	return k
}

// pairNotes pairs notes whose words changed with the base's notes that are left
// over, in the order in which both are cited.
func (e *editedReader) pairNotes(k *keyring, unknown []string, given map[string]bool) {
	var left []string
	for _, key := range citedNotes(e.base) {
		if !given[key] {
			left = append(left, key)
		}
	}
	if len(left) != len(unknown) {
		return
	}
	for i, name := range unknown {
		k.give(name, left[i])
	}
}

// citedNotes are the keys of a text's notes in the order of their first
// indicators.
func citedNotes(t *text.Text) []string {
	var keys []string
	seen := make(map[string]bool)
	for _, inline := range t.Texts() {
		for _, key := range text.NoteKeys(inline) {
			if !seen[key] {
				seen[key] = true
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// align finds what each line is in the base: by the clause names that the file
// carries, then by the words.
func (e *editedReader) align(lines []line) []target {
	printed, places := basePlaces(e.base)
	targets := make([]target, len(lines))
	taken := make([]bool, len(places))
	named := newNamedPlaces(places)
	for i := range lines {
		if at, known := named.of(&lines[i], e.document.role(&lines[i])); known && !taken[at] {
			targets[i], taken[at] = target{places[at], true}, true
		}
	}
	var base, words []string
	var baseAt, lineAt []int
	for i, one := range printed {
		if !taken[i] {
			base, baseAt = append(base, one), append(baseAt, i)
		}
	}
	for i := range lines {
		role := e.document.role(&lines[i])
		switch {
		case targets[i].found:
		case role.aside, role.part == reporttext.Designation:
			targets[i] = target{reporttext.Place{}, true}
		default:
			words, lineAt = append(words, e.words(&lines[i])), append(lineAt, i)
		}
	}
	for j, i := range diffing.Align(base, words) {
		if i >= 0 {
			targets[lineAt[j]] = target{places[baseAt[i]], true}
		}
	}
	e.alignHead(lines, targets)
	alignTitle(targets)
	return targets
}

// alignHead leaves aside what stands above the title: the masthead, the symbol,
// what announces the instrument.
func (e *editedReader) alignHead(lines []line, targets []target) {
	for i := range lines {
		if targets[i].found && targets[i].place.Part != reporttext.Unknown {
			return
		}
		if words := e.words(&lines[i]); !targets[i].found && (words == e.base.Symbol || words == text.PlainWords(e.base.Designation)) {
			targets[i] = target{reporttext.Place{}, true}
		}
	}
}

// alignTitle takes the line in front of the body line for the title, and the one
// behind the title for the body line, where all of its words are new.
func alignTitle(targets []target) {
	at := func(part reporttext.Part) int {
		return slices.IndexFunc(targets, func(t target) bool { return t.found && t.place.Part == part })
	}
	title, body := at(reporttext.Title), at(reporttext.Body)
	switch {
	case title < 0 && body > 0 && !targets[body-1].found:
		targets[body-1] = target{reporttext.Place{Part: reporttext.Title}, true}
	case body < 0 && title >= 0 && title+1 < len(targets) && !targets[title+1].found:
		targets[title+1] = target{reporttext.Place{Part: reporttext.Body}, true}
	}
}

// namedPlaces are the places that a file of our own can name.
type namedPlaces struct {
	clauses map[string]int
	parts   map[reporttext.Part]int
}

func newNamedPlaces(places []reporttext.Place) namedPlaces {
	n := namedPlaces{clauses: make(map[string]int), parts: make(map[reporttext.Part]int)}
	for i, p := range places {
		switch p.Part {
		case reporttext.Clause:
			n.clauses[p.Clause] = i
		case reporttext.Title, reporttext.Body:
			n.parts[p.Part] = i
		}
	}
	return n
}

// of is the place that a line says it is.
func (n namedPlaces) of(l *line, r role) (int, bool) {
	if at, known := n.clauses[l.bookmark]; known && l.bookmark != "" {
		return at, true
	}
	at, known := n.parts[r.part]
	return at, known
}

// words are a line's plain words without its label and its end.
func (e *editedReader) words(l *line) string {
	p := e.document.paragraph(&reading{keys: &keyring{spoken: true}}, l, e.document.role(l))
	_, words := reporttext.CutLabel(p)
	kept, _ := reporttext.SplitEnd(e.base, words)
	return text.PlainWords(kept)
}

// basePlaces are the parts of a text in reading order, with their plain words as
// they are printed but for labels and ends.
func basePlaces(t *text.Text) ([]string, []reporttext.Place) {
	page := text.Layout(t, text.Options{})
	words := []string{plainParts(t, page.Title), plainParts(t, page.Body)}
	places := []reporttext.Place{{Part: reporttext.Title}, {Part: reporttext.Body}}
	add := func(lines []text.Line) {
		for _, l := range lines {
			words = append(words, plainParts(t, l.Parts))
			places = append(places, reporttext.Place{Part: reporttext.Clause, Clause: l.Clause.ID})
		}
	}
	add(page.Lines)
	for i, annex := range page.Annexes {
		words = append(words, plainParts(t, annex.Title))
		places = append(places, reporttext.Place{Part: reporttext.AnnexTitle, Annex: i})
		add(annex.Lines)
	}
	return words, places
}

func plainParts(t *text.Text, parts []text.Part) string {
	var words strings.Builder
	for _, p := range parts {
		if p.Note == 0 {
			words.WriteString(p.Text)
		}
	}
	kept, _ := reporttext.SplitEnd(t, text.Escape(words.String()))
	return text.PlainWords(kept)
}
