//go:build race

package docx_test

const raceDetector = true
