package docxtext

// View chooses which tracked changes count.
type View int

// The views of a whole document.
const (
	Accepted View = iota
	Rejected
)

// Paragraphs gives the plain paragraphs of a file once all its tracked changes
// are accepted or rejected: words, tabs and line breaks, without numbers, notes
// and marks. Errors are those of Read.
func Paragraphs(data []byte, v View) ([]string, error) {
	d, err := load(data)
	if err != nil {
		return nil, err
	}
	accepted := rejecting
	if v == Accepted {
		accepted = accepting
	}
	lines, err := d.lines(view{accepted: accepted})
	if err != nil {
		return nil, err
	}
	words := make([]string, len(lines))
	for i, l := range lines {
		words[i] = l.plain()
	}
	return words, nil
}
