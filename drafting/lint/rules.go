package lint

// Rule is one convention that is checked. The flags say when: only in English,
// only at the strict level, only in a text to be adopted.
type Rule struct {
	Name     string
	Severity Severity
	Sentence string

	English, Strict, Adopted bool

	check func(d *document, say reporter)
}

// The names of rules that others ask for.
const (
	LeftoverBrackets = "leftover-brackets"
	ReferenceGone    = "reference-gone"
)

// reporter takes what a rule finds in a passage: the words that would be right,
// which may be empty, and the sentence.
type reporter func(p passage, suggestion, format string, args ...any)

// applies tells whether a rule is for this text and these options.
func (r Rule) applies(d *document) bool {
	return (!r.English || d.english()) && (!r.Strict || d.strict()) && (!r.Adopted || d.options.ToBeAdopted)
}

// Rules lists every rule, in the order of the documentation.
func Rules() []Rule { return append([]Rule(nil), rules...) }

var rules = []Rule{
	{
		Name: "sequence", Severity: Suggestion, English: true, check: checkSequence,
		Sentence: "Of paragraphs in a row with the same verb the second says Also, the third Further, the fourth neither; in a preamble the verb stands first.",
	},
	{
		Name: "preambular-opening", Severity: Warning, English: true, check: checkPreambularOpenings,
		Sentence: "A preambular paragraph opens with a phrase such as Recalling or Deeply concerned.",
	},
	{
		Name: "operative-verb", Severity: Warning, English: true, check: checkOperativeVerbs,
		Sentence: "An operative paragraph opens with a verb such as Requests or Takes note.",
	},
	{
		Name: "opening-emphasis", Severity: Suggestion, English: true, Strict: true, check: checkEmphasis,
		Sentence: "The opening of a paragraph is in italics.",
	},
	{
		Name: "title-stop", Severity: Warning, check: checkTitleStop,
		Sentence: "A title ends without a full stop.",
	},
	{
		Name: "end-punctuation", Severity: Warning, check: checkEnds,
		Sentence: "A paragraph ends with the punctuation that its place gives it.",
	},
	{
		Name: "double-spaces", Severity: Warning, check: checkSpaces,
		Sentence: "Between two words stands one blank, and none at the ends of a paragraph.",
	},
	{
		Name: "unbalanced-brackets", Severity: Error, check: checkBrackets,
		Sentence: "Every bracket that is opened is closed.",
	},
	{
		Name: "unbalanced-quotes", Severity: Warning, check: checkQuotes,
		Sentence: "Every quotation that is opened is closed.",
	},
	{
		Name: LeftoverBrackets, Severity: Error, Adopted: true, check: checkLeftoverBrackets,
		Sentence: "A text to be adopted has no square brackets.",
	},
	{
		Name: "leftover-labels", Severity: Error, Adopted: true, check: checkLeftoverLabels,
		Sentence: "A text to be adopted has no paragraphs numbered bis or alt.",
	},
	{
		Name: "note-uncited", Severity: Warning, check: checkUncitedNotes,
		Sentence: "Every footnote is cited.",
	},
	{
		Name: "note-missing", Severity: Error, check: checkMissingNotes,
		Sentence: "Every indicator has its footnote.",
	},
	{
		Name: ReferenceGone, Severity: Error, check: checkGoneReferences,
		Sentence: "Every live reference leads to a paragraph of the text.",
	},
	{
		Name: "reference-plain", Severity: Suggestion, check: checkPlainReferences,
		Sentence: "A reference to another paragraph of the text is a live one, so that its number follows.",
	},
	{
		Name: "citation", Severity: Warning, check: checkCitations,
		Sentence: "Symbols and citations are written as their organ writes them.",
	},
}
