//go:build unix

package main

/*
#include <fcntl.h>

static int closed;

__attribute__((constructor)) static void look(void) { closed = fcntl(1, F_GETFD) < 0; }

static int stdout_closed(void) { return closed; }
*/
import "C"

// stdoutClosed reports whether the program was started without a standard
// output. Go's runtime puts /dev/null in the place of what is closed, so that
// every write succeeds and a result is lost without a word; only what runs before
// the runtime can tell.
func stdoutClosed() bool { return C.stdout_closed() != 0 }
