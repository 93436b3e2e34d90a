package api

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/instructions"
	"chapeau/drafting/formats/intake"
)

// readInstructions reads sentences that say what to change. Those that are not
// understood are shown with what is wrong. Until all are, nothing is proposed: what
// a sentence means can hang on the one before it.
func readInstructions(base ground, data []byte) (understood, error) {
	if err := intake.CheckPlain(data); err != nil {
		return understood{}, err
	}
	found := understood{kind: ofInstructions}
	paper := strings.ReplaceAll(string(intake.WithoutMark(data)), "\r\n", "\n")
	reading, flawed, err := readSentences(base, paper)
	if err != nil {
		return understood{}, err
	}
	for _, one := range reading.Sentences {
		shown := sentenceView{Line: one.Line, Words: one.Words, Ops: []int{}, Remark: one.Remark}
		if len(flawed) == 0 {
			shown.Ops = present(one.Ops)
		}
		found.sentences = append(found.sentences, shown)
	}
	for _, one := range flawed {
		found.sentences = append(found.sentences, sentenceView{
			Line: one.Line, Words: cmp.Or(one.Sentence, one.Words), Ops: []int{},
			Problem: &sentenceFlaw{Words: one.Words, Reason: one.Reason, Right: one.Right},
		})
	}
	slices.SortStableFunc(found.sentences, func(a, b sentenceView) int { return cmp.Compare(a.Line, b.Line) })
	if len(flawed) == 0 && len(reading.Amendment.Ops) > 0 {
		found.proposals = []proposal{{Ops: reading.Amendment.Ops}}
	}
	return found, nil
}

// readSentences reads a paper; what is not understood is taken out of it, until
// the rest is.
func readSentences(base ground, paper string) (instructions.Reading, []instructions.Misunderstanding, error) {
	var flawed []instructions.Misunderstanding
	for {
		reading, err := instructions.Read(base.text, paper, base.options)
		if err == nil {
			return reading, flawed, nil
		}
		var known *fault.Error
		if !errors.As(err, &known) {
			return instructions.Reading{}, nil, err
		}
		found, _ := known.Detail["sentences"].([]instructions.Misunderstanding)
		if len(found) == 0 {
			return instructions.Reading{}, nil, err
		}
		flawed = append(flawed, found...)
		rest := withoutSentences(paper, found)
		if strings.TrimSpace(rest) == "" {
			return instructions.Reading{}, flawed, nil
		}
		if rest == paper {
			return instructions.Reading{}, nil, err
		}
		paper = rest
	}
}

// withoutSentences puts blanks in the place of sentences, so that the others stay
// at their lines.
func withoutSentences(paper string, all []instructions.Misunderstanding) string {
	rest := []byte(paper)
	for _, one := range all {
		start, end := sentenceAround(paper, one)
		for i := start; i < end; i++ {
			if rest[i] != '\n' {
				rest[i] = ' '
			}
		}
	}
	return string(rest)
}

// sentenceAround is where the sentence stands that holds the words in question.
func sentenceAround(paper string, one instructions.Misunderstanding) (start, end int) {
	for at := max(0, one.End-len(one.Sentence)); at <= one.Start; at++ {
		if strings.HasPrefix(paper[at:], one.Sentence) {
			return at, at + len(one.Sentence)
		}
	}
	return one.Start, one.End
}
