// Package delegations is the catalogue of the delegations of the United Nations
// to choose from when a committee is set up: the Member States with their
// regional groups, the observer States, and organizations with a standing
// invitation to the General Assembly. It also holds the English alphabetical
// order in which delegations are called and listed.
//
// The names are those of United Nations documents as of 2026. A committee may
// have delegations that are not in the catalogue.
package delegations
