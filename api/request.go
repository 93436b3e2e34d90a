package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// The largest bodies that are read.
const (
	maxJSONBytes   = 8 << 20
	maxImportBytes = text.MaxBytes
)

// drainBytes is how much of a body that is too large is still read and thrown
// away: a sender that is cut off while writing never sees the answer.
const drainBytes = 256 << 20

// readBody reads a request's body of at most limit bytes; too_large beyond.
func readBody(c *gin.Context, limit int64) ([]byte, error) {
	if c.Request.ContentLength > limit {
		return nil, tooLarge(c, limit)
	}
	var body bytes.Buffer
	if c.Request.ContentLength > 0 {
		body.Grow(int(c.Request.ContentLength))
	}
	if _, err := body.ReadFrom(io.LimitReader(c.Request.Body, limit+1)); err != nil {
		return nil, fault.Invalidf("", "the request's body broke off before its end; send it again")
	}
	if int64(body.Len()) > limit {
		return nil, tooLarge(c, limit)
	}
	return body.Bytes(), nil
}

func tooLarge(c *gin.Context, limit int64) error {
	_, _ = io.CopyN(io.Discard, c.Request.Body, drainBytes)
	return fault.New(fault.TooLarge, "", "the request has more than %d MB; at most %d MB are read here: split it", limit>>20, limit>>20)
}

// decode reads a JSON body into target. A body that is missing, not UTF-8, not
// JSON, or has a field that the contract does not know is invalid.
func decode(c *gin.Context, target any) error {
	body, err := readBody(c, maxJSONBytes)
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return fault.Invalidf("", "the request has no body; send one JSON object")
	}
	if !utf8.Valid(body) {
		return fault.Invalidf("", "the request's body is not valid UTF-8 at byte %d; send JSON in UTF-8", invalidAt(body))
	}
	return text.DecodeStrict(body, target)
}

// decodeOptional is decode for a body that may be left out.
func decodeOptional(c *gin.Context, target any) error {
	if c.Request.ContentLength == 0 {
		return nil
	}
	return decode(c, target)
}

// invalidAt is the offset of the first byte that is not UTF-8.
func invalidAt(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data)
}

// expected reads If-Match as the number that an ETag of ours holds.
// precondition_required where it is missing.
func expected(c *gin.Context) (int, error) {
	tag, err := expectedTag(c)
	if err != nil {
		return 0, err
	}
	number, err := strconv.Atoi(strings.Trim(tag, `"`))
	if err != nil || number < 1 {
		return 0, fault.Invalidf("If-Match", `If-Match holds %s; it takes the ETag of what you saw, such as "3"`, strconv.Quote(tag))
	}
	return number, nil
}

func expectedTag(c *gin.Context) (string, error) {
	tag := strings.TrimPrefix(strings.TrimSpace(c.GetHeader("If-Match")), "W/")
	if tag == "" {
		return "", fault.New(preconditionRequired, "If-Match", "say what you saw: send its ETag as If-Match, so that nothing newer is overwritten or decided on unseen")
	}
	return tag, nil
}

// etag is the ETag of something with a number.
func etag(number int) string { return strconv.Quote(strconv.Itoa(number)) }

// tagOf is the ETag of something without a number: it changes with everything in
// it.
func tagOf(id string, thing any) string {
	data, err := json.Marshal(thing)
	if err != nil {
		return strconv.Quote(id)
	}
	sum := sha256.Sum256(append([]byte(id), data...))
	return strconv.Quote(hex.EncodeToString(sum[:8]))
}

// number reads a path or query parameter that counts from 1.
func number(field, value string) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 {
		return 0, fault.Invalidf(field, "%s is %q; it is a number from 1", field, value)
	}
	return n, nil
}

// optionalNumber is number for a parameter that may be left out: then 0.
func optionalNumber(field, value string) (int, error) {
	if value == "" {
		return 0, nil
	}
	return number(field, value)
}

// flag reads a query parameter that is true or false; false where it is left out.
func flag(c *gin.Context, name string) (bool, error) {
	switch value := c.Query(name); value {
	case "", "false":
		return false, nil
	case "true":
		return true, nil
	default:
		return false, fault.Invalidf(name, "%s is %q; it is true or false", name, value)
	}
}

func answer(c *gin.Context, status int, body any) error {
	c.JSON(status, body)
	return nil
}

func done(c *gin.Context) error {
	c.Status(http.StatusNoContent)
	return nil
}
