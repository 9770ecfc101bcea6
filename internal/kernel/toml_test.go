package kernel

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTOMLItems(t *testing.T) {
	src := "a = 1 # not b = 2\n[t.\"u.v\"]\nc.d = [ 'x', \"y\\\"\", # z\n [true] ]\n[[e]]\nf = { g = 'h', i.j = [2], k = { l = 3 } }\nm = \"\"\"n\no\"\"\"\nnot TOML\np = 'q\nr = 4"
	type item struct {
		table, key, text string
		array            int
	}
	want := []item{
		{"", "a", "1", 1},
		{"t.u.v.c", "d", "x", 2}, {"t.u.v.c", "d", `y\"`, 2}, {"t.u.v.c", "d", "true", 2},
		{"e.f", "g", "h", 3}, {"e.f.i", "j", "2", 3}, {"e.f.k", "l", "3", 3},
		{"e", "m", "n\no", 4}, {"e", "p", "q", 5}, {"e", "r", "4", 6},
	}
	var got []item
	for _, i := range tomlItems([]byte(src)) {
		got = append(got, item{i.table(), i.own(), i.text, i.array})
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(item{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzTOMLItems(f *testing.F) {
	f.Add([]byte("[a]\nb = [\"c\", 'd'] # e\n"))
	f.Add([]byte("a = { b = { c = 1 }, d = '''e\n''' }\n[[\"f\".g]"))
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, i := range tomlItems(src) {
			for _, q := range append(i.keys[:len(i.keys):len(i.keys)], i.quoted) {
				if q.start < 0 || q.end > len(src) || q.start > q.end || q.text != string(src[q.start:q.end]) {
					t.Fatalf("%q is not at %d to %d", q.text, q.start, q.end)
				}
			}
		}
	})
}
