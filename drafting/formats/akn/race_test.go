//go:build race

package akn_test

const raceDetector = true
