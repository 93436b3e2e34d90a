package amend

// Span is a stretch of a clause's inline text and who brought it in.
type Span struct {
	Text   string `json:"text"`
	Source string `json:"source"`
}

// Contribution is an amendment that was adopted into a text, under the name
// that its words are traced to. Where others had a part in its wording (by
// sub-amendments), Words tells for each clause of the text that it proposes who
// brought in which words; a clause that is not there is the amendment's own.
type Contribution struct {
	Source    string
	Amendment Amendment
	Words     map[string][]Span
}
