//go:build race

package amend

const raceDetector = true
