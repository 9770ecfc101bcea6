package rust

// #include <stdlib.h>
// #include <stdint.h>
// #include <sys/mman.h>
// #include <unistd.h>
//
// // Of tree-sitter's api.h, which the binding links but does not show.
// extern void ts_set_allocator(void *(*)(size_t), void *(*)(size_t, size_t), void *(*)(void *, size_t), void (*)(void *))
// 	__attribute__((weak));
//
// static void *populated(size_t count, size_t size) {
// 	void *p = calloc(count, size);
// 	if (count > 0 && p == NULL) abort();
// #ifdef MADV_POPULATE_WRITE
// 	if (count * size >= 256 << 10) {
// 		uintptr_t page = sysconf(_SC_PAGESIZE), end = (uintptr_t)p + count * size;
// 		uintptr_t start = ((uintptr_t)p + page - 1) & -page;
// 		madvise((void *)start, (end & -page) - start, MADV_POPULATE_WRITE);
// 	}
// #endif
// 	return p;
// }
//
// static void populate(void) { if (ts_set_allocator) ts_set_allocator(NULL, populated, NULL, NULL); }
import "C"

// Compiling a query reads every element of a table of 2 MB before it writes some. Of
// memory that nothing was written to, each page is then fetched twice, and the other
// processors are told each time, which takes longer than the rest of it: so that
// large tables get their pages at once.
func init() { C.populate() }
