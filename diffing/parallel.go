package diffing

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Parallel calls work for 0 to n-1, on every core where there is enough to do.
// Each call writes its own result, so that the outcome does not depend on the
// number of cores.
func Parallel(n int, work func(i int)) {
	const worthwhile = 16
	workers := min(runtime.GOMAXPROCS(0), n/worthwhile)
	if workers < 2 {
		for i := range n {
			work(i)
		}
		return
	}
	var next atomic.Int64
	var done sync.WaitGroup
	for range workers {
		done.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	done.Wait()
}
