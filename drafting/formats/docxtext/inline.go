package docxtext

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"chapeau/drafting/text"
)

// keyring gives the notes of a file their keys in the text: those that the file
// names, else n1, n2, in the order in which they are first met. Keys that are taken
// by a known text's own notes are passed over.
type keyring struct {
	keys  map[string]string // the file's own name of a note → its key
	names map[string]string // and back
	order []string          // the keys, as they were given
	next  int
	taken map[string]string

	spoken bool // references are written as the words that they are printed with
}

func (k *keyring) key(name string) string {
	if known, ok := k.keys[name]; ok {
		return known
	}
	for {
		k.next++
		key := "n" + strconv.Itoa(k.next)
		if _, taken := k.taken[key]; !taken && k.names[key] == "" {
			k.give(name, key)
			return key
		}
	}
}

// give gives a note its key.
func (k *keyring) give(name, key string) {
	if k.keys == nil {
		k.keys, k.names = make(map[string]string), make(map[string]string)
	}
	k.keys[name] = key
	if k.names[key] == "" {
		k.names[key] = name
		k.order = append(k.order, key)
	}
}

// noteBookmark begins the name of a bookmark around a note's first indicator that
// holds the note's key.
const noteBookmark = "chn_"

// namedNotes is a keyring with the keys that the file names, each for one note.
func (d *document) namedNotes() *keyring {
	k := new(keyring)
	for _, mark := range slices.Sorted(maps.Keys(d.marks)) {
		key, ours := strings.CutPrefix(mark, noteBookmark)
		if _, given := k.keys[d.marks[mark]]; ours && !given && text.ValidateKey("", key) == nil {
			k.give(d.marks[mark], key)
		}
	}
	return k
}

// name is the file's own name of the note with a key.
func (k *keyring) name(key string) (string, bool) {
	name, known := k.names[key]
	return name, known
}

// inline writes pieces as inline text. Where exact is false, blanks at the ends of
// emphasis are taken out of it: by hand, one marks a word with the blank behind.
func (k *keyring) inline(pieces []piece, exact bool) string {
	w := inlineWriter{keys: k}
	for i := 0; i < len(pieces); i++ {
		one := pieces[i]
		if mark, n := referenceAt(pieces, i); n > 0 && !k.spoken {
			w.turn(one.emphasis)
			w.out.WriteString(mark)
			i += n - 1
			continue
		}
		switch {
		case one.note != "":
			w.turn(one.emphasis && (w.emphasis || i+1 < len(pieces) && pieces[i+1].emphasis))
			w.out.WriteString("{fn:" + k.key(one.note) + "}")
		case isJoiner(pieces, i):
		case exact:
			w.words(one.words, one.emphasis)
		default:
			w.trimmed(one, i+1 < len(pieces) && pieces[i+1].emphasis)
		}
	}
	w.turn(false)
	return w.out.String()
}

// isJoiner tells the raised comma between two indicators, which the layout sets.
func isJoiner(pieces []piece, i int) bool {
	return pieces[i].raised && pieces[i].words == "," && (i > 0 && pieces[i-1].note != "" || i+1 < len(pieces) && pieces[i+1].note != "")
}

// inlineWriter writes words with their emphasis.
type inlineWriter struct {
	keys     *keyring
	out      strings.Builder
	emphasis bool
}

func (w *inlineWriter) turn(emphasis bool) {
	if emphasis != w.emphasis {
		w.out.WriteByte('*')
		w.emphasis = emphasis
	}
}

func (w *inlineWriter) words(words string, emphasis bool) {
	if words == "" {
		return
	}
	w.turn(emphasis)
	w.out.WriteString(text.Escape(words))
}

// trimmed writes words whose emphasis begins and ends with no blank.
func (w *inlineWriter) trimmed(one piece, goesOn bool) {
	if !one.emphasis {
		w.words(one.words, false)
		return
	}
	rest := strings.TrimLeftFunc(one.words, unicode.IsSpace)
	w.words(one.words[:len(one.words)-len(rest)], w.emphasis && rest != "")
	words := rest
	if !goesOn {
		words = strings.TrimRightFunc(rest, unicode.IsSpace)
	}
	w.words(words, true)
	w.words(rest[len(words):], false)
}

// noteWords is a note's text in a view: its paragraphs, joined by a blank. Of a
// note that goes at one place and comes at another, the words are those of the
// one that stands; where neither does as a whole, the view has them unchanged.
func (d *document) noteWords(name string, v view, k *keyring, exact bool) string {
	words := d.footnoteWords(name, v, k, exact)
	twins := d.twins[name]
	if len(twins) == 0 || words != "" {
		return words
	}
	for _, twin := range twins {
		if words = d.footnoteWords(twin, v, k, exact); words != "" {
			return words
		}
	}
	return d.footnoteWords(name, view{accepted: rejecting}, k, exact)
}

// footnoteWords is what one footnote of the file says in a view.
func (d *document) footnoteWords(name string, v view, k *keyring, exact bool) string {
	var words []string
	for i, l := range d.join(d.notes[name], v) {
		if mark := d.custom[name]; i == 0 && mark != "" && len(l.pieces) > 0 {
			l.pieces[0].words = strings.TrimPrefix(l.pieces[0].words, mark)
		}
		if said := trim(k.inline(l.pieces, exact)); said != "" {
			words = append(words, said)
		}
	}
	return strings.Join(words, " ")
}

// trim takes blanks off the ends of an inline text.
func trim(s string) string { return strings.TrimFunc(s, unicode.IsSpace) }
