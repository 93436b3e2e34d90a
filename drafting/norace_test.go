//go:build !race

package drafting_test

const raceDetector = false
