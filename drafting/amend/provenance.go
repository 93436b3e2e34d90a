package amend

// Span is a stretch of a clause's inline text and who brought it in.
type Span struct {
	Text   string `json:"text"`
	Source string `json:"source"`
}

// Contribution is an amendment that was adopted into a text, under the name
// that its words are traced to.
type Contribution struct {
	Source    string
	Amendment Amendment
}
