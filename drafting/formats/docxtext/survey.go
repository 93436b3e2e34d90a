package docxtext

import (
	"bytes"

	"chapeau/drafting/fault"
)

// survey looks over a part before it is read, so that a part that is too large is
// refused at once: how many elements it has, how long its tags and the words
// between them are. Whether the XML is whole is seen when it is read.
func survey(part string, data []byte) error {
	elements := 0
	for len(data) > 0 {
		open := bytes.IndexByte(data, '<')
		if open < 0 {
			open = len(data)
		}
		if open > MaxCharacters {
			return tooLong(part)
		}
		data = data[open:]
		end := markupEnd(data)
		if end > MaxTag {
			return tooLong(part)
		}
		if len(data) > 1 && data[1] != '/' && data[1] != '!' && data[1] != '?' {
			elements++
		}
		if elements > MaxElements {
			return fault.New(fault.TooLarge, part, "this part has more than %d elements; split the document", MaxElements)
		}
		data = data[end:]
	}
	return nil
}

func tooLong(part string) error {
	return fault.New(fault.TooLarge, part, "a tag or a stretch of text is longer than any Word file has; save the document again from Word")
}

// markupEnd is the length of the tag or the comment that data begins with.
func markupEnd(data []byte) int {
	for _, other := range []struct{ open, end string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if bytes.HasPrefix(data, []byte(other.open)) {
			return endAfter(data, other.end)
		}
	}
	for i := 0; i < len(data); i++ {
		switch b := data[i]; b {
		case '>':
			return i + 1
		case '"', '\'':
			closing := bytes.IndexByte(data[i+1:], b)
			if closing < 0 {
				return len(data)
			}
			i += 1 + closing
		}
	}
	return len(data)
}

func endAfter(data []byte, end string) int {
	at := bytes.Index(data, []byte(end))
	if at < 0 {
		return len(data)
	}
	return at + len(end)
}
