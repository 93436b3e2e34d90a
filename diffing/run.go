package diffing

// The operations of a run.
const (
	Equal  = "eq"
	Insert = "ins"
	Delete = "del"
)

// Run is a stretch of words that both texts have, or that one of them has. Its
// text is inline text with its emphasis balanced, so that a run can be shown by
// itself. Joined, with every `**` (emphasis closed and opened again at a seam)
// removed, the equal and deleted runs are the base, the equal and inserted ones
// the changed text.
type Run struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}
