package scan

import (
	"runtime/debug"
	"unsafe"

	"golang.org/x/sys/unix"
)

// hugePage is the size of a large page of memory where Linux has them.
const hugePage = 2 << 20

// reserve has the next bytes of the heap lie in large pages: to be given its memory
// four kilobytes at a time is a tenth of what a scan of a kernel takes. The runtime
// asks for none, and Linux gives them to those who ask. What is reserved takes no
// memory before it is used.
func reserve(bytes int) {
	before := debug.SetGCPercent(-1)
	room := make([]byte, bytes)
	start := int(-uintptr(unsafe.Pointer(unsafe.SliceData(room))) % hugePage)
	// Where there are no large pages, nothing is lost.
	_ = unix.Madvise(room[start:len(room)-hugePage+start], unix.MADV_HUGEPAGE)
	debug.SetGCPercent(before)
}
