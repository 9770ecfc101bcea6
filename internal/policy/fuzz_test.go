package policy

import (
	"testing"
)

func FuzzConfig(f *testing.F) {
	f.Add([]byte("allow:\n  - features: [a]\n    reason: b\n    issue: c\nlevels:\n  NEW_GATE: check\nexclude: [x]\n"))
	f.Add([]byte("# nothing\n"))
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("---\n---\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		config, err := ParseConfig("p", data)
		if err != nil {
			_ = err.Error()
			return
		}
		config.allows("a", "x/y")
		config.excluded("x/y")
	})
}

func FuzzBaseline(f *testing.F) {
	f.Add([]byte("{\"featscan_baseline\":1,\"rust\":\"1.85.0\"}\n{\"kind\":\"gate\",\"feature\":\"a\",\"file\":\"b\"}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if b, err := ParseBaseline("b", data); err == nil {
			match(b.sightings, b.sightings)
		}
	})
}

func FuzzSuppressions(f *testing.F) {
	f.Add("x.rs", []byte("// featscan: allow(NEW_GATE) x\nfn f() {}\n"))
	f.Add("Makefile", []byte("# featscan: allow( a"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		for _, s := range findSuppressions(name, data) {
			if s.line < 1 || s.about < s.line {
				t.Fatalf("%+v", s)
			}
		}
		item([][]byte{data}, 1)
		expandUse(string(data))
		listClaims([]string{string(data)})
	})
}
