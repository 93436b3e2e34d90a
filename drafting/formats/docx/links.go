package docx

import "strings"

// Clauses have bookmarks with their ids, notes with their keys, and a live reference
// is a link to the clauses that it names. The link also holds the words that it was
// printed with: whoever reads the file sees whether they are still the reference's.

// clauseMark and movedMark begin the names of a clause's bookmarks: of the place
// that it has or had, and of the one that it moved to. noteMark begins the name of
// the bookmark around a note's first indicator.
const (
	clauseMark = "ch_"
	movedMark  = "chto_"
	noteMark   = "chn_"
)

// longestMark is how long the name of a bookmark may be in Word.
const longestMark = 40

// markOf names the bookmark of a clause or note, "" where there can be none.
func (d *document) markOf(id, prefix string) string {
	if !d.linked || len(prefix)+len(id) > longestMark {
		return ""
	}
	return prefix + id
}

// keyed adds the bookmark that holds a note's key, if there can be one.
func (d *document) keyed(bookmarks []string, key string) []string {
	if name := d.markOf(key, noteMark); name != "" {
		return append(bookmarks, name)
	}
	return bookmarks
}

// leads tells of a run that it is a link.
func (c *content) leads(r run) bool { return c.document.linked && r.refs != "" }

func (c *content) linkStart(r run) {
	if !c.leads(r) {
		return
	}
	first, _, several := strings.Cut(r.refs, ",")
	attributes := []string{"w:anchor", clauseMark + first, "w:tooltip", r.text}
	if several {
		attributes = append(attributes, "w:docLocation", r.refs)
	}
	c.open("w:hyperlink", attributes...)
}

func (c *content) linkEnd(r run) {
	if c.leads(r) {
		c.close("w:hyperlink")
	}
}
