//go:build !race

package docxtext_test

// raceDetector tells that tests run slowly.
const raceDetector = false
