package action

import (
	"fmt"
	"unicode/utf8"
)

// sentence says for a person how two amendments stand to one another: by the
// first meeting that makes the class, else by the class itself.
func sentence(class Class, meetings []Meeting) string {
	switch class {
	case SameResult:
		return "Each alone gives the same text."
	case Disjoint:
		return "They touch no common paragraph."
	}
	for _, m := range meetings {
		if classOf(m.Manner) == class {
			return m.sentence()
		}
	}
	return ""
}

func (m *Meeting) sentence() string {
	switch m.Manner {
	case SameWords:
		return fmt.Sprintf("They change the same words otherwise: %s.", quoted(m.Words))
	case SamePoint:
		return "They insert different words at the same point."
	case SameValue:
		return "They set the same thing to something else each."
	case MovedApart:
		return "They move one paragraph to different places."
	case MovedCircle:
		return "Together they would move paragraphs under one another."
	case DeletedEdit:
		return "One deletes the paragraph that the other edits, moves or adds to."
	case Amends:
		return "One is a sub-amendment to the other."
	case Refers:
		return "One refers to a paragraph that the other inserts or deletes."
	case Follows:
		return "One places a paragraph behind one that the other moves or deletes."
	case SameChange:
		return "They do the same to one paragraph."
	case BesideWords:
		return "They change words right beside one another, and go together."
	case OtherWords:
		return "They change different words of one paragraph."
	case SameGap:
		return "They put paragraphs at the same place, whose order is a choice."
	default:
		return "They do different things to one paragraph, and go together."
	}
}

// quoted puts words in quotation marks, long ones cut.
func quoted(words string) string {
	const longest = 80
	if utf8.RuneCountInString(words) > longest {
		words = string([]rune(words)[:longest]) + "…"
	}
	return "“" + words + "”"
}
