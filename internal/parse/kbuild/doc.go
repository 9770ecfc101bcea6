// Package kbuild reads Makefiles as the kernel's build writes them: GNU make
// with Kbuild's conventions. It has two layers. Parse turns bytes into
// statements that know where every byte stands. An Evaluator runs statements
// symbolically: a value is a list of words, each with the condition under which
// it is there and the place in the tree where its text stands; what only a real
// build can know stays in source form.
//
// It runs nothing, opens nothing (an include is asked for through a hook) and
// knows no compiler option by name. Everything read is hostile: nesting,
// expansion and output are bounded, and what was given up is Damage, never a
// hang, a panic or silence.
//
// Invariants: 0 <= Span.Start <= Span.End <= len(Src) for every span; a Text
// contains no comment; a literal segment's text is the file's own bytes at its
// offset, except that an escape ("$$", "\#", a continued line) is one segment of
// one byte.
package kbuild
