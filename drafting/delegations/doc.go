// Package delegations is the catalogue of the delegations of the United Nations
// to choose from when a committee is set up, and the English alphabetical order
// in which delegations are called and listed.
package delegations
