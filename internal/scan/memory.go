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
	// Half of what the heap of such a tree is first collected at: about when all files
	// of a kernel have been read, and what that left behind is not needed any more.
	unused = 48 << 20
)

// limitMemory bounds the heap while a tree of so many Rust files is scanned,
// unless GOMEMLIMIT or the caller did. The answer undoes it.
func limitMemory(files int) (undo func()) {
	if debug.SetMemoryLimit(-1) != math.MaxInt64 {
		return func() {}
	}
	if files >= largeFiles {
		reserveOnce()
		calm()
	}
	debug.SetMemoryLimit(memoryLimit + int64(len(ballast)) + int64(max(files-limitedFiles, 0))*memoryPerFile)
	return func() { debug.SetMemoryLimit(math.MaxInt64) }
}

// reserveOnce reserves while the memory is new: what was used before would be cleared.
var reserveOnce = sync.OnceFunc(func() {
	before := debug.SetGCPercent(-1)
	if before == hurried {
		weigh()
	}
	reserve(reserved)
	debug.SetGCPercent(before)
})

// ballast is never written, so that it takes no memory, but the collector counts it
// among what lives, and lets twice as much come together before it looks at anything.
var ballast []byte

// weigh takes the ballast, unless somebody bounds the memory. Without it the heap was
// collected from ten megabytes on, four times while a kernel was read, nearly all of
// which lived.
func weigh() {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		ballast = make([]byte, unused)
	}
}

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
