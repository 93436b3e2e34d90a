package jobs

import (
	"os"
	"slices"
	"time"
)

// What follows is called with the keeper's lock held.

// of is an owner's job, nil where they have none of that id.
func (k *Keeper) of(owner, id string) *job {
	i := slices.IndexFunc(k.jobs, func(j *job) bool { return j.ID == id && j.task.Owner == owner })
	if i < 0 {
		return nil
	}
	return k.jobs[i]
}

func (k *Keeper) count(wanted func(*job) bool) int {
	n := 0
	for _, j := range k.jobs {
		if wanted(j) {
			n++
		}
	}
	return n
}

// expire forgets the jobs that were kept long enough.
func (k *Keeper) expire() {
	now := time.Now()
	k.jobs = slices.DeleteFunc(k.jobs, func(j *job) bool {
		old := j.State.Final() && now.After(j.KeptUntil)
		if old {
			k.remove(j)
		}
		return old
	})
}

// dropOldest forgets the oldest job of some that has ended; false where none
// has.
func (k *Keeper) dropOldest(among func(*job) bool) bool {
	i := slices.IndexFunc(k.jobs, func(j *job) bool { return j.State.Final() && among(j) })
	if i < 0 {
		return false
	}
	k.remove(k.jobs[i])
	k.jobs = slices.Delete(k.jobs, i, i+1)
	return true
}

// makeRoom forgets the oldest results until one of a size fits among the others.
func (k *Keeper) makeRoom(size int64) {
	hasResult := func(j *job) bool { return j.State == Done }
	for k.bytes()+size > k.limits.Results && k.dropOldest(hasResult) {
	}
}

func (k *Keeper) bytes() int64 {
	var sum int64
	for _, j := range k.jobs {
		if j.State == Done {
			sum += j.Bytes
		}
	}
	return sum
}

// remove deletes a result. One that cannot be deleted goes with the folder.
func (k *Keeper) remove(j *job) {
	j.Bytes = 0
	_ = os.Remove(j.path)
}
