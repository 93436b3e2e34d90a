package akn

import (
	"encoding/xml"
	"maps"
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// noteKeys finds the key of each note: the one that this package wrote, or a new
// one. A note and what points at it are paired by the note's eId.
type noteKeys struct {
	byID    map[string]string // eId → key
	taken   map[string]bool
	awaited map[string]string // key → eId of a note that was pointed at and not yet read
	fresh   int
}

func newNoteKeys() noteKeys {
	return noteKeys{byID: make(map[string]string), taken: make(map[string]bool), awaited: make(map[string]string)}
}

// key gives the key of the note with an eId. wanted is the key that it had.
func (n *noteKeys) key(eID, wanted string) string {
	if key := n.byID[eID]; key != "" && eID != "" {
		return key
	}
	key := wanted
	if key == "" || text.ValidateKey("", key) != nil || n.taken[key] && eID != "" {
		key = n.next()
	}
	n.taken[key] = true
	if eID != "" {
		n.byID[eID] = key
	}
	return key
}

func (n *noteKeys) next() string {
	for {
		n.fresh++
		if key := "n" + strconv.Itoa(n.fresh); !n.taken[key] {
			return key
		}
	}
}

// note reads a note where it stands, and leaves its indicator.
func (r *reader) note(p *inlinePieces, e xml.StartElement, emphasis bool) error {
	key, err := r.noteWords(e)
	p.all = append(p.all, text.Inline{Kind: text.Note, Emphasis: emphasis, Keys: []string{key}})
	return err
}

// noteWords reads a note and returns its key.
func (r *reader) noteWords(e xml.StartElement) (string, error) {
	wanted, _ := ownOf(e, "key")
	key := r.keys.key(attributeOf(e, "eId"), wanted)
	delete(r.keys.awaited, key)
	around := r.marker
	r.marker = attributeOf(e, "marker")
	words, err := r.flow()
	r.marker = around
	if err != nil {
		return "", err
	}
	if _, absent := ownOf(e, "absent"); absent && words == "" {
		return key, nil
	}
	if len(r.footnotes) >= text.MaxNotes {
		return "", fault.New(fault.TooLarge, r.line(), "there are more than %d footnotes; split the document", text.MaxNotes)
	}
	if there, defined := r.footnotes[key]; defined && there != words {
		key = r.keys.next()
		r.keys.taken[key] = true
	}
	r.footnotes[key] = words
	return key, nil
}

// raised reads superscript words. A note's own number, printed before its words,
// is none of them.
func (r *reader) raised(p *inlinePieces, emphasis bool) error {
	var inside inlinePieces
	if err := r.inlines(&inside, emphasis); err != nil {
		return err
	}
	if r.marker != "" && tidy(compose(p.all)) == "" && tidy(compose(inside.all)) == text.Escape(r.marker) {
		return nil
	}
	r.remark("that words are %s is not kept", marksLost["sup"])
	p.all = append(p.all, inside.all...)
	return nil
}

// flow reads the words of blocks as one inline text.
func (r *reader) flow() (string, error) {
	var blocks []string
	var loose inlinePieces
	flush := func() {
		if words := tidy(compose(loose.all)); words != "" {
			blocks = append(blocks, words)
		}
		loose.all = nil
	}
	err := r.content(func(e xml.StartElement) error {
		if isInline(e.Name.Local) {
			return r.inline(&loose, e, false)
		}
		flush()
		words, err := r.inlineText(e)
		if words != "" {
			blocks = append(blocks, words)
		}
		return err
	}, func(words string) error {
		loose.words(words, false)
		return nil
	})
	flush()
	return strings.Join(blocks, " "), err
}

// citedKey is the key of the note that an indicator points at, which may be read
// only later.
func (r *reader) citedKey(e xml.StartElement) string {
	wanted, own := ownOf(e, "key")
	eID := strings.TrimPrefix(attributeOf(e, "href"), "#")
	if own && (eID == "" || strings.Contains(eID, "/")) {
		return r.keys.key("", wanted)
	}
	_, known := r.keys.byID[eID]
	key := r.keys.key(eID, wanted)
	if !known {
		r.keys.awaited[key] = eID
	}
	return key
}

// sayMissing tells which notes were pointed at and are not in the file.
func (r *reader) sayMissing() {
	for _, key := range slices.Sorted(maps.Keys(r.keys.awaited)) {
		r.remark("the note “%s”, which an indicator points at, is not in the file; its indicator is kept", r.keys.awaited[key])
	}
}
