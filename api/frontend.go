package api

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"chapeau/drafting/fault"
)

// nonceMark stands in the built page wherever a response's nonce belongs.
var nonceMark = []byte("__CSP_NONCE__")

// frontEnd serves the web application: its files, and its one page for every
// other address, because the application finds its way itself.
type frontEnd struct {
	files fs.FS
	page  []byte
}

func newFrontEnd(files fs.FS) (frontEnd, error) {
	if files == nil {
		return frontEnd{}, nil
	}
	page, err := fs.ReadFile(files, "index.html")
	if errors.Is(err, fs.ErrNotExist) {
		return frontEnd{files: files}, nil
	}
	return frontEnd{files: files, page: page}, err
}

// serve answers every address that no route has.
func (f frontEnd) serve(c *gin.Context) error {
	address := c.Request.URL.Path
	if strings.HasPrefix(address, "/api/") || c.Request.Method != http.MethodGet && c.Request.Method != http.MethodHead {
		return fault.New(fault.NotFound, "", "there is nothing at %s %s; the addresses are in /api/v1/openapi.yaml", c.Request.Method, address)
	}
	name := strings.TrimPrefix(path.Clean(address), "/")
	if name != "index.html" && f.has(name) {
		return f.file(c, name)
	}
	if path.Ext(name) != "" && name != "index.html" && !strings.Contains(c.GetHeader("Accept"), "text/html") {
		return fault.New(fault.NotFound, "", "there is no file %s", address)
	}
	return f.show(c)
}

func (f frontEnd) has(name string) bool {
	if f.files == nil || !fs.ValidPath(name) || strings.HasPrefix(path.Base(name), ".") {
		return false
	}
	info, err := fs.Stat(f.files, name)
	return err == nil && info.Mode().IsRegular()
}

// show answers the application's page under a content policy of its own, with a
// nonce that holds for this answer alone.
func (f frontEnd) show(c *gin.Context) error {
	if f.page == nil {
		c.Header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
		c.Data(http.StatusServiceUnavailable, "text/html; charset=utf-8", []byte(unbuilt))
		return nil
	}
	nonce := rand.Text()
	c.Header("Content-Security-Policy", strings.Join([]string{
		"default-src 'self'",
		"script-src 'self' 'nonce-" + nonce + "'",
		"style-src 'self' 'nonce-" + nonce + "'",
		"img-src 'self' data:",
		"object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
	}, "; "))
	c.Data(http.StatusOK, "text/html; charset=utf-8", bytes.ReplaceAll(f.page, nonceMark, []byte(nonce)))
	return nil
}

// file answers a file, compressed beforehand where it is and the browser takes
// that. Files under assets have their content's hash in their name.
func (f frontEnd) file(c *gin.Context, name string) error {
	c.Header("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "assets/") {
		c.Header("Cache-Control", "public, max-age=31536000, immutable")
	}
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		c.Header("Content-Type", kind)
	}
	c.Header("Vary", "Accept-Encoding")
	stored := name
	for _, packed := range []struct{ coding, suffix string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if accepts(c.GetHeader("Accept-Encoding"), packed.coding) && f.has(name+packed.suffix) {
			c.Header("Content-Encoding", packed.coding)
			stored = name + packed.suffix
			break
		}
	}
	data, err := fs.ReadFile(f.files, stored)
	if err != nil {
		return fault.Wrap(err, "the file cannot be read")
	}
	http.ServeContent(c.Writer, c.Request, name, time.Time{}, io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))))
	return nil
}

// accepts reads an Accept-Encoding header; a coding with q=0 is refused.
func accepts(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, parameters, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(name, coding) {
			return strings.ReplaceAll(parameters, " ", "") != "q=0"
		}
	}
	return false
}

const unbuilt = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Chapeau</title><style>body{font:1.1rem/1.5 serif;max-width:40rem;margin:4rem auto;padding:0 1rem}</style></head>
<body>
<h1>Build the front end</h1>
<p>This program was built without its web application. Run <code>make build</code> in the project's folder and start it again.</p>
<p>The API works already: see <a href="/api/v1/openapi.yaml">/api/v1/openapi.yaml</a>.</p>
</body>
</html>
`
