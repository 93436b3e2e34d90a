// Package frontend holds the built web application, so that the program is one
// file. The build writes dist; a checkout that was never built has only
// .gitkeep there, and the program still compiles and says what to do.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Dist returns the files of the built application, index.html at its root.
// It has no index.html when the application was never built.
func Dist() (fs.FS, error) {
	return fs.Sub(dist, "dist")
}
