package scan

import (
	"math"
	"runtime/debug"
	"sync"
)

// The garbage of a scan of Linux 7.2 is twice what lives; below these bounds
// it is collected sooner, for a few hundredths of the time. A tree of more files
// than a kernel has may take more.
const (
	memoryLimit   = 150 << 20
	limitedFiles  = 500
	memoryPerFile = 256 << 10
	// What a kernel takes of it lies in large pages.
	reserved   = 120 << 20
	largeFiles = 200
)

// limitMemory bounds the heap while a tree of so many Rust files is scanned,
// unless GOMEMLIMIT or the caller did. The answer undoes it.
func limitMemory(files int) (undo func()) {
	if debug.SetMemoryLimit(-1) != math.MaxInt64 {
		return func() {}
	}
	debug.SetMemoryLimit(memoryLimit + int64(max(files-limitedFiles, 0))*memoryPerFile)
	if files >= largeFiles {
		calm()
		reserveOnce()
	}
	return func() { debug.SetMemoryLimit(math.MaxInt64) }
}

// reserveOnce reserves while the memory is new: what was used before would be cleared.
var reserveOnce = sync.OnceFunc(func() { reserve(reserved) })

// hurried is GOGC for work that is over after a tenth of a second: most of its
// garbage need never be collected, and memoryLimit bounds the rest. calmed is that for
// more work: what the heap grows by is cleared by the system, and taken from its host by
// a virtual machine, which costs more than to collect a little sooner.
const (
	hurried = 400
	calmed  = 200
)

// Hurry lets the heap grow faster than usual until the answer is called, unless
// GOGC says how.
func Hurry() (undo func()) {
	before := debug.SetGCPercent(hurried)
	if before != 100 {
		debug.SetGCPercent(before)
	}
	return func() { debug.SetGCPercent(before) }
}

// calm goes on with less haste than Hurry, where that was called.
func calm() {
	if before := debug.SetGCPercent(calmed); before != hurried {
		debug.SetGCPercent(before)
	}
}
