package rustdb

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"featscan/internal/release"
)

// tree unpacks an archive of testdata into a file system.
func tree(t testing.TB, name string) fstest.MapFS {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range txtar.Parse(text).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

func read(t testing.TB, name string) *Release {
	t.Helper()
	rel, err := ReadTree(tree(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return rel
}

// declared words what a release declares: "state since #issue".
func declared(all map[string]*Declared) map[string]string {
	texts := map[string]string{}
	for name, d := range all {
		text := strings.TrimRight(string(d.State)+" "+d.Since.String(), " ")
		if d.Issue != 0 {
			text += " #" + itoa(d.Issue)
		}
		texts[name] = text
	}
	return texts
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

func TestLanguageFeatures(t *testing.T) {
	old := map[string]string{
		"born_old": "unstable 1.20.0 #1", "half_done": "incomplete 1.21.0 #2", "two_facets": "unstable 1.22.0 #3",
		"turns_internal": "unstable 1.23.0", "will_be_removed": "unstable 1.24.0 #4", "wrongly_dated": "unstable 1.25.0 #5",
		"leaves_no_trace": "unstable 1.26.0", "moves_to_lib": "unstable 1.27.0 #6",
		"long_stable": "stable 1.40.0 #10", "since_ever": "stable 1.0.0",
		"removed_long_ago": "removed 1.12.0 #20", "no_longer_stable": "removed 1.9.0",
	}
	if diff := cmp.Diff(old, declared(read(t, "old.txtar").Lang)); diff != "" {
		t.Errorf("old shape (-want +got):\n%s", diff)
	}
	rel := read(t, "new.txtar")
	now := map[string]string{
		"born_old": "unstable 1.20.0 #1", "half_done": "incomplete 1.21.0 #2", "two_facets": "unstable 1.22.0 #3",
		"turns_internal": "internal 1.23.0", "born_new": "unstable 1.70.0 #7", "moves_to_lang": "unstable 1.75.0 #48",
		"not_yet_released": "unstable 1.85.1",
		"long_stable":      "stable 1.40.0 #10", "since_ever": "stable 1.0.0",
		"removed_long_ago": "removed 1.33.0 #20", "no_longer_stable": "removed 1.9.0",
		"will_be_removed": "removed 1.80.0 #4", "wrongly_dated": "removed 1.25.0 #5",
	}
	if diff := cmp.Diff(now, declared(rel.Lang)); diff != "" {
		t.Errorf("new shape (-want +got):\n%s", diff)
	}
	if got, want := rel.Lang["wrongly_dated"].Reason, `never "sound"`; got != want {
		t.Errorf("reason %q, want %q", got, want)
	}
}

func TestLibraryFeatures(t *testing.T) {
	old := map[string]string{
		"core": "stable 1.6.0", "rust1": "stable 1.0.0", "const_only": "const_unstable #42", "not_bootstrap": "unstable #43",
		"two_facets": "unstable #44", "one_field": "unstable #45", "before": "unstable #46", "lost": "unstable #47",
		"edited": "stable 1.50.0", "moves_to_lang": "unstable #48", "int_bits": "unstable #50", "coerce": "unstable #51",
		"tried": "unstable #52", "whole_file": "unstable", "bare_argument": "unstable #53", "one_variant": "unstable #54",
		"one_method": "unstable #55", "arch": "stable 1.27.0", "allocators": "unstable #56",
		"on_arm": "unstable #57", "on_aarch64": "stable 1.59.0",
		// What stands under cfg(test) inside the library is a name that rustc knows
		// when it compiles the tests, and nowhere else; telling costs more than it
		// is worth, and it does not occur.
		"never_mind": "unstable", "whole_mod": "unstable",
	}
	rel := read(t, "old.txtar")
	if diff := cmp.Diff(old, declared(rel.Lib)); diff != "" {
		t.Errorf("old (-want +got):\n%s", diff)
	}
	if got := rel.Lib["tried"].OldName; got != "try_before" {
		t.Errorf("old name %q", got)
	}
	rel = read(t, "new.txtar")
	now := map[string]string{
		"rust1": "stable 1.0.0", "const_only": "stable 1.72.0", "two_facets": "unstable #44", "after": "unstable #58",
		"before": "stable 1.79.0", "bent_shapes": "stable 1.81.0", "edited": "stable 1.60.0", "moves_to_lib": "stable 1.81.0",
		"late_and_quick": "stable 1.77.0", "withdrawn": "removed 1.82.0",
	}
	if diff := cmp.Diff(now, declared(rel.Lib)); diff != "" {
		t.Errorf("new (-want +got):\n%s", diff)
	}
	if got := rel.Lib["after"].ImpliedBy; got != "before" {
		t.Errorf("implied by %q", got)
	}
}

func TestOptions(t *testing.T) {
	type option struct {
		Option
		Issue int
		Dead  bool
	}
	got := func(rel *Release) map[string]option {
		all := map[string]option{}
		for name, o := range rel.Options {
			all[name] = option{o.Option, o.Issue, o.Dead}
		}
		return all
	}
	yes := "one of: `y`, `yes`, `on`, `n`, `no`, or `off`"
	old := map[string]option{
		"-Car":  {Option: Option{Type: "String", Help: "this option is deprecated and does nothing"}, Dead: true},
		"-Clto": {Option: Option{Type: "LtoCli", Expects: "a list of `alpha` or `beta`", Values: []string{"alpha", "beta"}, Help: "link time", Tracked: true}},
		"-Zold-name": {Option: Option{Type: "bool", Expects: yes, Help: "says something (default: no)", Tracked: true},
			Issue: 77},
		"-Zno-frills": {Option: Option{Type: "bool", Expects: yes, Help: "gone later", Tracked: true}},
		"-Zpages":     {Option: Option{Type: "Option<Vec<(String,u32)>>", Expects: "a list of `alpha` or `beta`", Values: []string{"alpha", "beta"}, Help: "a list"}},
	}
	if diff := cmp.Diff(old, got(read(t, "old.txtar"))); diff != "" {
		t.Errorf("old (-want +got):\n%s", diff)
	}
	now := map[string]option{
		"-Cfrills":   {Option: Option{Type: "bool", Expects: yes, Help: "frills (default: yes)", Tracked: true, Mitigation: true}},
		"-Car":       {Option: Option{Type: "()", Help: "this option has been removed"}, Dead: true},
		"-Clto":      {Option: Option{Type: "LtoCli", Help: "link time", Tracked: true}},
		"-Znew-name": {Option: Option{Type: "bool", Expects: yes, Help: "says something", Tracked: true, TargetModifier: true}},
		"-Zfrills":   {Option: Option{Type: "bool", Expects: yes, Help: "the unstable form"}},
	}
	if diff := cmp.Diff(now, got(read(t, "new.txtar"))); diff != "" {
		t.Errorf("new (-want +got):\n%s", diff)
	}
}

func TestItems(t *testing.T) {
	rel := read(t, "old.txtar")
	tests := []struct {
		feature string
		want    []string
	}{
		{"coerce", []string{"impl Coerce for reference", "trait core::ops::coerce::Coerce = core::ops::* = std::ops::*"}},
		{"tried", []string{
			"assoc core::ops::Try::Out = std::ops::Try::*", "method core::ops::Try::attempt = std::ops::Try::*",
			"trait core::ops::Try = std::ops::*",
		}},
		{"int_bits", []string{"method u16::bits", "method u8::bits"}},
		{"bare_argument", []string{"struct core::shells::Round = std::* = std::forms::*"}},
		// The module gates all in it; what std re-exports without it is gated too.
		{"whole_file", []string{
			"assocfn core::shells::Draw::drawn = std::Draw::* = std::forms::Draw::*",
			"assocfn core::shells::Shape::none = std::Shape::* = std::forms::Shape::*",
			"enum core::shells::Held = std::* = std::forms::*",
			"enum core::shells::Shape = std::* = std::forms::*",
			"method core::shells::Draw::draw = std::Draw::* = std::forms::Draw::*",
			"method core::shells::Shape::grow = std::Shape::* = std::forms::Shape::*",
			"mod core::shells = std::forms",
			"trait core::shells::Draw = std::* = std::forms::*",
			"variant core::shells::Held::Here = std::Held::* = std::forms::Held::*",
			"variant core::shells::Shape::Straight = std::Shape::* = std::forms::Shape::*",
		}},
		{"whole_mod", []string{"fn core::whole::inside", "mod core::whole"}},
		{"one_variant", []string{"variant core::shells::Shape::Bent = std::Shape::* = std::forms::Shape::*"}},
		{"one_method", []string{
			"assoc core::shells::Shape::SIDES = std::Shape::* = std::forms::Shape::*",
			"method core::shells::Shape::turn = std::Shape::* = std::forms::Shape::*",
		}},
		{"one_field", []string{"field core::Facet::part"}},
		{"const_only", []string{"~const fn core::constable"}},
		{"not_bootstrap", []string{"fn core::staged"}},
		{"allocators", []string{"assocfn alloc::boxed::Box::new_in = std::boxed::Box::*"}},
		{"never_mind", nil},
	}
	for _, tt := range tests {
		t.Run(tt.feature, func(t *testing.T) {
			var got []string
			for _, item := range rel.Lib[tt.feature].items {
				got = append(got, encodeItems([]Item{item})...)
			}
			slices.Sort(got)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadTreeErrors(t *testing.T) {
	tests := []struct {
		name, file, text string // text "" removes the file
		want             string
	}{
		{"no version", "src/version", "", "src/version: no such file; want an unpacked Rust source tree, which says there which release it is"},
		{"bad version", "src/version", "nightly", `src/version: rust release "nightly": want two or three numbers, such as 1.85.0`},
		{"no features", "compiler/rustc_feature/src/active.rs", "", "compiler/rustc_feature/src/active.rs: file does not exist"},
		{"no table", "compiler/rustc_feature/src/accepted.rs", "fn main() {}", "compiler/rustc_feature/src/accepted.rs: no declare_features! table with rows"},
		{"cut off", "compiler/rustc_feature/src/accepted.rs", `declare_features! ( (accepted, x, "1`, "compiler/rustc_feature/src/accepted.rs: no declare_features! table with rows"},
		{"unknown state", "compiler/rustc_feature/src/accepted.rs", "declare_features! (\n(maybe, x, \"1.0.0\", None),\n);", `compiler/rustc_feature/src/accepted.rs:2: feature state "maybe" is unknown`},
		{"short row", "compiler/rustc_feature/src/accepted.rs", "declare_features! ((accepted, x));", "compiler/rustc_feature/src/accepted.rs:1: a feature wants a state, a name, a release and an issue"},
		{"twice", "compiler/rustc_feature/src/accepted.rs", `declare_features! ((accepted, born_old, "1.0.0", None));`, `compiler/rustc_feature/src/accepted.rs:1: feature "born_old" is declared twice`},
		{"no options", "compiler/rustc_session/src/options.rs", "fn main() {}", "compiler/rustc_session/src/options.rs: no options! table with rows"},
		{"option twice", "compiler/rustc_session/src/options.rs", "options! { A, \"Z\",\n a: T = (x),\n a: T = (x), }", `compiler/rustc_session/src/options.rs:3: option "-Za" is declared twice`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := tree(t, "old.txtar")
			delete(files, tt.file)
			if tt.text != "" {
				files[tt.file] = &fstest.MapFile{Data: []byte(tt.text)}
			}
			_, err := ReadTree(files)
			if err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
	t.Run("no library", func(t *testing.T) {
		files := tree(t, "old.txtar")
		maps.DeleteFunc(files, func(name string, _ *fstest.MapFile) bool { return strings.HasPrefix(name, "library/") })
		if _, err := ReadTree(files); err == nil || err.Error() != "library: file does not exist" {
			t.Errorf("got %v", err)
		}
	})
	t.Run("irregular file", func(t *testing.T) {
		files := tree(t, "old.txtar")
		files["src/version"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
		if _, err := ReadTree(files); err == nil || !strings.Contains(err.Error(), "src/version: not a regular file") {
			t.Errorf("got %v", err)
		}
	})
	for dir, want := range map[string]string{
		"testdata/nowhere":   "testdata/nowhere: no such file or directory",
		"testdata/old.txtar": "testdata/old.txtar: want a directory with an unpacked Rust source tree",
	} {
		if _, err := ReadDir(dir); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func FuzzLibrary(f *testing.F) {
	for _, name := range []string{"old.txtar", "new.txtar"} {
		for _, file := range tree(f, name) {
			f.Add(string(file.Data))
		}
	}
	f.Add(`macro_rules! m { ($($a:tt)*) => { m!{ $($a)* $($a)* } } } m!{ pub fn x() {} }`)
	f.Add(`impl<T> [T] where { #[unstable(feature = "x")] fn`)
	f.Fuzz(func(t *testing.T, text string) {
		rel := &Release{Lang: map[string]*Declared{}, Lib: map[string]*Declared{}, Options: map[string]*DeclaredOption{}, stable: nil}
		rel.stable = map[itemKey]release.Rust{}
		_ = rel.declareFeatures("x.rs", text)
		files := fstest.MapFS{
			"library/core/src/lib.rs": {Data: []byte(text)}, optionFile: {Data: []byte(text)},
			"library/std/src/lib.rs": {Data: []byte(text)},
		}
		_ = rel.readOptions(files)
		if err := rel.readLibrary(files); err != nil {
			return
		}
		for _, d := range rel.Lib {
			for _, item := range d.items {
				for _, line := range encodeItems([]Item{item}) {
					back, err := decodeItems(line)
					if err != nil || len(back) != 1 || back[0].Path != item.Path {
						t.Fatalf("item %q reads back as %v, %v", line, back, err)
					}
				}
			}
		}
	})
}
