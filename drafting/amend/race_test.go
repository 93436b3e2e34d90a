//go:build race

package amend_test

const raceDetector = true
