// Package storage keeps everything that the service of package drafting
// writes, in one SQLite file. It holds rows and no rules: what may happen is
// decided above it. What must never change (versions, revisions of amendments,
// decisions, events) is guarded by triggers in the database too.
//
// One connection writes and some read, in write-ahead mode, so that readers
// never wait for a writer; a commit is on the disk before Update returns.
package storage
