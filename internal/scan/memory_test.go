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

func TestHurryIsOver(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	Hurry()()
	if got := debug.SetGCPercent(100); got != 100 {
		t.Errorf("GOGC is %d after hurrying, want 100", got)
	}
	debug.SetGCPercent(55)
	over := Hurry()
	if got := debug.SetGCPercent(55); got != 55 {
		t.Errorf("GOGC is %d while hurrying, want 55 as the caller set it", got)
	}
	over()
}
