package detect

import "testing"

// A detector without cues and without needs-bytes would have every file parsed
// whole, which doubles the time of a scan.
func TestCuesOfAll(t *testing.T) {
	s, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	s = s.Decided()
	s.arrange()
	if !s.blind {
		return
	}
	for _, d := range s.detectors {
		if d.World == Syntax && len(d.patterns) > 0 && !cued[d.Name] && len(d.NeedsBytes) == 0 {
			t.Errorf("%s: neither a cue nor needs-bytes", d.File)
		}
	}
}
