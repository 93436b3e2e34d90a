// Package drafting is the service of Chapeau: committees and who acts in them,
// drafts and their versions, amendments, the decisions on them, and the record
// of it all.
//
// A method takes a context and an Actor, checks the permission, loads, decides
// and writes in one transaction. The chair decides; the service prepares,
// records and never decides on its own. What was once submitted is never
// overwritten: versions, revisions of amendments, decisions and events are only
// ever appended.
//
// Every error is a fault.Error. The package knows no database, no HTTP and no
// clock of its own: a Store, the time and new ids are given to New.
package drafting
