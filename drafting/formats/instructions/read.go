package instructions

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Read reads instructions against a base whose paragraphs are named as the layout
// prints them. The amendment's operations are the shortest that do what the
// sentences say. Errors have the code invalid (too_large for a paper of more than
// MaxBytes); the message lists each sentence that is not understood, matches
// nowhere or twice, or contradicts another, and Detail["sentences"] holds them as
// []Misunderstanding.
func Read(base *text.Text, words string, layout text.Options) (Reading, error) {
	switch {
	case base == nil:
		return Reading{}, fault.Invalidf("base", "there is no text to amend")
	case len(words) > MaxBytes:
		return Reading{}, fault.New(fault.TooLarge, "", "the instructions are longer than %d KB; split them", MaxBytes>>10)
	case !utf8.ValidString(words):
		return Reading{}, fault.Invalidf("", "the instructions are not valid UTF-8; save them as UTF-8 and try again")
	case strings.ContainsRune(words, 0):
		return Reading{}, fault.Invalidf("", "there is a NUL character in the instructions; remove it")
	}
	r := newReader(base, words, layout)
	if len(r.sentences) > amend.MaxOps {
		return Reading{}, fault.New(fault.TooLarge, "", "the paper has %d sentences; at most %d are read: split it", len(r.sentences), amend.MaxOps)
	}
	r.run()
	if len(r.wrong) > 0 {
		return Reading{}, refusal(r.inOrder())
	}
	if !r.instructs() {
		return Reading{}, fault.Invalidf("", "there is no instruction in the words; write what is to be replaced, inserted, deleted or moved, and where")
	}
	return r.reading()
}

// run reads the sentences and carries them out.
func (r *reader) run() {
	r.parse()
	r.announce()
	r.carryOut()
	r.checkContradictions()
}

// reader carries out sentences against a base.
type reader struct {
	paper     string
	doc       *document
	rev       *revision
	notation  *notation
	sentences []sentence
	actions   []*action
	brought   []newNote // notes that new words bring
	byNote    map[int]int
	wrong     []Misunderstanding
	links     []placedLink
	breaks    []int     // the line feeds of the paper
	reserved  *reserved // the names that what is new is to get; nil for names of its own
}

// reserved are the names of what a paper brings, known beforehand: Write reads its
// own paper with the names that the amendment has.
type reserved struct {
	notes   map[int]string // number → key
	clauses []string       // ids in the order of the paper
}

// placedLink is a live reference in new words, and where its sentence has it.
type placedLink struct {
	link
	from string // the clause that it stands in
	by   *action
	at   span
}

// number is the number of a note that a sentence gives words to. A sentence that
// does not say it brings the only new note.
func (r *reserved) number(said int) int {
	for number := range r.notes {
		if said == 0 {
			return number
		}
	}
	return said
}

func newReader(base *text.Text, paper string, layout text.Options) *reader {
	return readerOf(newDocument(base, layout), paper)
}

func readerOf(doc *document, paper string) *reader {
	r := &reader{paper: paper, doc: doc, rev: newRevision(doc), byNote: make(map[int]int)}
	r.notation = &notation{numbers: doc.numbers, keys: doc.keys, newIDs: make(map[string]int), newNames: make(map[int]string), printed: doc.printedReference}
	r.breaks = lineBreaks(paper)
	r.sentences = sentences(paper, tokenize(paper))
	return r
}

// parse reads every sentence. A line that names a clause before a list names it for
// the entries of that list.
func (r *reader) parse() {
	var context *designation
	style := ""
	for i, s := range r.sentences {
		p := parser{tokens: s.tokens}
		if s.listed != "" && s.listed == style {
			p.context = context
		}
		if !p.parse() {
			r.notUnderstood(i, &p)
			continue
		}
		switch {
		case p.header:
			context, style = p.scope, p.below
		case s.listed != style:
			context, style = nil, ""
		}
		if p.header && len(p.actions) == 0 {
			p.actions = append(p.actions, action{verb: doNothing, span: span{s.start, s.end}, remark: "names the paragraph for what follows"})
		}
		r.take(i, &p)
	}
}

// take takes over what a sentence asks for.
func (r *reader) take(i int, p *parser) {
	for k := range p.actions {
		a := p.actions[k]
		a.sentence = i
		r.actions = append(r.actions, &a)
	}
	for _, note := range p.notes {
		r.brought = append(r.brought, note)
		r.byNote[len(r.brought)-1] = len(r.actions) - 1
	}
}

func (r *reader) notUnderstood(i int, p *parser) {
	s := r.sentences[i]
	at := min(p.failed.at, len(s.tokens)-1)
	t := s.tokens[max(at, 0)]
	reason := inQuotes(r.paper[t.start:t.end]) + " is not understood here"
	right := p.failed.right
	switch {
	case t.open:
		reason, right = "the quotation that begins here is never closed", "close it with ”"
	case p.failed.reason != "":
		reason = p.failed.reason
	case p.failed.at >= len(s.tokens) || isMark(t, ".") && at == len(s.tokens)-1:
		reason = "the sentence is not complete"
	}
	if right == "" {
		right = "write one instruction a sentence"
	}
	r.complain(i, span{t.start, t.end}, reason, right)
}

func (r *reader) complain(i int, at span, reason, right string) {
	s := r.sentences[i]
	r.wrong = append(r.wrong, Misunderstanding{
		Line: lineAt(r.breaks, at.start), Start: at.start, End: at.end, Words: r.paper[at.start:at.end],
		Sentence: r.paper[s.start:s.end], Reason: reason, Right: right,
	})
}

func (r *reader) against(a *action, e *unresolved) {
	at := e.span
	if at == (span{}) {
		at = a.span
	}
	r.complain(a.sentence, at, e.reason, e.right)
}

func (r *reader) inOrder() []Misunderstanding {
	slices.SortStableFunc(r.wrong, func(a, b Misunderstanding) int { return a.Start - b.Start })
	return slices.Compact(r.wrong)
}

func (r *reader) instructs() bool {
	return slices.ContainsFunc(r.actions, func(a *action) bool { return a.verb != doNothing })
}

// announce takes in what sentences bring that others may name: new footnotes and
// new clauses.
func (r *reader) announce() {
	for i, note := range r.brought {
		a := r.actions[r.byNote[i]]
		r.announceNote(a, note, false)
	}
	for _, a := range r.actions {
		if a.verb == insertNote || a.verb == defineNote {
			a.note.number = r.announceNote(a, a.note, true)
		}
		if a.verb == insertClauses {
			r.announceClauses(a)
		}
	}
	for _, a := range r.actions {
		if a.verb == insertClauses {
			r.writeClauses(a)
		}
	}
	for i, note := range r.brought {
		if key, known := r.doc.keys[note.number]; known {
			r.noteWords(r.actions[r.byNote[i]], key, note.words)
		}
	}
}

// announceNote gives a new note a key under its number. Free tells that nothing
// cites it by that number.
func (r *reader) announceNote(a *action, note newNote, free bool) int {
	if r.reserved != nil {
		return r.reserved.number(note.number)
	}
	_, taken := r.doc.keys[note.number]
	switch {
	case note.number == 0 || taken && free:
		if !free {
			r.complain(a.sentence, note.words.span, "the footnote has no number", "write the number that its indicator has: “with a new footnote 6 reading: “…””")
			return 0
		}
		note.number = r.doc.nextNote
	case taken:
		r.complain(a.sentence, note.words.span, fmt.Sprintf("the number %d is that of another footnote", note.number), fmt.Sprintf("number new footnotes from %d on", r.doc.nextNote))
		return note.number
	}
	r.doc.keys[note.number] = r.doc.freshKey(note.number)
	r.doc.numbers[r.doc.keys[note.number]] = note.number
	r.doc.nextNote = max(r.doc.nextNote, note.number+1)
	return note.number
}

func (r *reader) noteWords(a *action, key string, words phrase) {
	inline, ok := r.inline(a, words, "")
	if !ok {
		return
	}
	if _, given := r.rev.notes[key]; given {
		return
	}
	r.rev.notes[key] = newWords{inline: inline}
	r.touch(a, "note "+key)
}

func (r *reader) touch(a *action, key string) { r.rev.touched[a] = append(r.rev.touched[a], key) }

// inline reads quoted words, and notes the references in them.
func (r *reader) inline(a *action, q phrase, from string) (string, bool) {
	return r.inlineAt(a, q.words, q.from, q.span, from)
}

func (r *reader) inlineAt(a *action, words string, at int, whole span, from string) (string, bool) {
	trimmed := trimBlanks(words)
	lead := strings.Index(words, trimmed)
	inline, links, wrong := r.notation.unquoted(trimmed)
	if wrong != nil {
		r.complain(a.sentence, r.within(whole, at+lead+wrong.from, at+lead+wrong.to), wrong.reason, wrong.right)
		return "", false
	}
	if err := text.ValidateInline("", inline); err != nil {
		r.complain(a.sentence, whole, "the words cannot be read", err.Error())
		return "", false
	}
	for _, l := range links {
		r.links = append(r.links, placedLink{l, from, a, whole})
	}
	return joinPieces(piecesOf(inline)), true
}

// trimBlanks leaves out the blanks at the ends of quoted words, but for one that a
// backslash keeps.
func trimBlanks(words string) string {
	trimmed := strings.TrimSpace(words)
	slashes := len(trimmed) - len(strings.TrimRight(trimmed, `\`))
	end := strings.Index(words, trimmed) + len(trimmed)
	if slashes%2 == 0 || end == len(words) {
		return trimmed
	}
	_, size := utf8.DecodeRuneInString(words[end:])
	return words[end-len(trimmed) : end+size]
}

// within keeps a stretch inside the quotation that it belongs to, which may have
// been read without the marks that open its paragraphs anew.
func (r *reader) within(whole span, from, to int) span {
	if from < whole.start || to > whole.end {
		return whole
	}
	return span{from, to}
}

// checkStop refuses quoted words whose full stop may be the sentence's.
func (r *reader) checkStop(a *action, q phrase, old string) bool {
	s := r.sentences[a.sentence]
	last := s.tokens[len(s.tokens)-1]
	trimmed := strings.TrimSpace(q.words)
	if s.ended || last.kind != quoteToken || last.start != q.span.start || !strings.HasSuffix(trimmed, ".") || strings.HasSuffix(strings.TrimSpace(old), ".") {
		return true
	}
	r.complain(a.sentence, q.span, "the full stop before the closing quotation mark may be the text's or the sentence's", "write the sentence's full stop behind the quotation mark")
	return false
}

// reading derives the operations from the composed text, and checks that they lead
// there.
func (r *reader) reading() (Reading, error) {
	changed := r.rev.compose()
	if p := r.rev.lost(); p != nil {
		r.complain(p.by.sentence, p.by.span, "the paragraph would stand beside or under itself", "name a place outside it")
		return Reading{}, refusal(r.inOrder())
	}
	if r.checkLinks(changed); len(r.wrong) > 0 {
		return Reading{}, refusal(r.inOrder())
	}
	a := amend.Amendment{Schema: amend.Schema, Ops: amend.Operations(r.doc.base, changed)}
	if err := a.Validate(); err != nil {
		return Reading{}, err
	}
	got, err := amend.Apply(r.doc.base, a)
	if err != nil {
		return Reading{}, err
	}
	if string(text.Encode(got)) != string(text.Encode(changed)) {
		return Reading{}, fault.Invalidf("", "taken together the instructions put a paragraph where one of its kind cannot stand (a preambular paragraph among operative ones, or the reverse); name another place")
	}
	return Reading{Amendment: a, Sentences: r.understood(a.Ops)}, nil
}

// understood lists the sentences with the operations that come of them.
func (r *reader) understood(ops []amend.Op) []Understood {
	out := make([]Understood, len(r.sentences))
	for i, s := range r.sentences {
		out[i] = Understood{Line: s.line, Start: s.start, End: s.end, Words: r.paper[s.start:s.end], Ops: []int{}}
	}
	for _, a := range r.actions {
		u := &out[a.sentence]
		for i := range ops {
			if slices.ContainsFunc(opKeys(&ops[i]), func(key string) bool { return slices.Contains(r.rev.touched[a], key) }) && !slices.Contains(u.Ops, i) {
				u.Ops = append(u.Ops, i)
			}
		}
		if a.remark != "" {
			u.Remark = a.remark
		}
	}
	r.shareMoves(out, ops)
	for i := range out {
		if len(out[i].Ops) == 0 && out[i].Remark == "" {
			out[i].Remark = "changes nothing: the text is so already"
		}
	}
	return out
}

// shareMoves gives moves that no sentence names to the sentences that move
// something in the same list: where two paragraphs change places, the operations
// may move the other one.
func (r *reader) shareMoves(out []Understood, ops []amend.Op) {
	for i := range ops {
		said := slices.ContainsFunc(out, func(u Understood) bool { return slices.Contains(u.Ops, i) })
		if ops[i].Kind != amend.Move || said {
			continue
		}
		list := r.doc.nodes[ops[i].Clause].folder()
		for n, p := range r.rev.placed {
			u := &out[p.by.sentence]
			if !n.isNew && (p.folder == list || n.folder() == list) && !slices.Contains(u.Ops, i) {
				u.Ops = append(u.Ops, i)
				slices.Sort(u.Ops)
			}
		}
	}
}

// opKeys name what an operation changes.
func opKeys(op *amend.Op) []string {
	var keys []string
	switch op.Kind {
	case amend.SetTitle:
		keys = append(keys, "title")
	case amend.SetBody:
		keys = append(keys, "body")
	case amend.SetFootnote:
		keys = append(keys, "note "+op.Key)
	case amend.Edit:
		keys = append(keys, "words "+op.Clause)
	case amend.Delete:
		keys = append(keys, "delete "+op.Clause)
	case amend.Move:
		keys = append(keys, "move "+op.Clause)
	case amend.Insert:
		var visit func(c *text.Clause)
		visit = func(c *text.Clause) {
			keys = append(keys, "new "+c.ID)
			for _, child := range c.Children {
				visit(child)
			}
		}
		visit(op.NewClause)
	}
	for _, key := range sortedKeys(op.Footnotes) {
		keys = append(keys, "note "+key)
	}
	return keys
}

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
