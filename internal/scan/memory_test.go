package scan

import (
	"runtime/debug"
	"testing"
)

func TestReserveLeavesCollectorAlone(t *testing.T) {
	before := debug.SetGCPercent(77)
	defer debug.SetGCPercent(before)
	reserve(8 << 20)
	if got := debug.SetGCPercent(77); got != 77 {
		t.Errorf("GOGC is %d after reserving memory, want 77", got)
	}
}

func TestLargeTreesAreCalm(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	over := Hurry()
	limitMemory(1)()
	if got := debug.SetGCPercent(hurried); got != hurried {
		t.Errorf("GOGC is %d for one file, want %d", got, hurried)
	}
	limitMemory(largeFiles)()
	if got := debug.SetGCPercent(calmed); got != calmed {
		t.Errorf("GOGC is %d for %d files, want %d", got, largeFiles, calmed)
	}
	over()
	if got := debug.SetGCPercent(100); got != 100 {
		t.Errorf("GOGC is %d after the scan, want 100", got)
	}
}

func TestHurryIsOver(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	Hurry()()
	if got := debug.SetGCPercent(100); got != 100 {
		t.Errorf("GOGC is %d after hurrying, want 100", got)
	}
	debug.SetGCPercent(55)
	calm()
	if got := debug.SetGCPercent(55); got != 55 {
		t.Errorf("GOGC is %d where nobody hurries, want 55 as the caller set it", got)
	}
	over := Hurry()
	if got := debug.SetGCPercent(55); got != 55 {
		t.Errorf("GOGC is %d while hurrying, want 55 as the caller set it", got)
	}
	over()
}

func TestBallast(t *testing.T) {
	defer func(before []byte) { ballast = before }(ballast)
	ballast = nil
	before := debug.SetMemoryLimit(1 << 40)
	weigh()
	if debug.SetMemoryLimit(before); ballast != nil {
		t.Error("ballast is taken from what GOMEMLIMIT allows")
	}
	if weigh(); len(ballast) != unused {
		t.Errorf("ballast of %d bytes, want %d", len(ballast), unused)
	}
	undo := limitMemory(1)
	defer undo()
	if limit := debug.SetMemoryLimit(-1); limit != memoryLimit+unused {
		t.Errorf("the limit is %d bytes, want %d besides the ballast", limit-unused, memoryLimit)
	}
}
