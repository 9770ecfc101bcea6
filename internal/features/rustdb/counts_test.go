package rustdb

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/release"
)

// These counts were taken from the same source trees by another program, before
// this one was written. It skipped files that hold constness attributes only, and
// so missed const_simd_insert and const_simd_extract (1.63) and const_c_variadic
// (1.95, 1.96); rustc knows them. Its numbers there are 86, 38 and 39.
var publishedCounts = []struct {
	release                                           string
	unstable, incomplete, internal, accepted, removed int // language
	libUnstable, constUnstable, libStable, libRemoved int // library
	z, c                                              int // options
}{
	{"1.63.0", 168, 12, 0, 139, 60, 317, 86 + 2, 876, 0, 161, 46},
	{"1.85.1", 163, 24, 27, 189, 82, 427, 27, 1107, 0, 203, 49},
	{"1.94.1", 168, 30, 30, 207, 99, 510, 36, 1222, 0, 219, 53},
	{"1.95.0", 172, 31, 29, 208, 101, 523, 38 + 1, 1234, 0, 217, 54},
	{"1.96.1", 178, 32, 30, 208, 101, 538, 39 + 1, 1240, 0, 219, 54},
	{"1.97.1", 181, 33, 32, 209, 101, 553, 40, 1250, 1, 224, 54},
	{"1.98.1", 187, 36, 31, 209, 102, 553, 40, 1267, 1, 231, 54},
}

func TestCounts(t *testing.T) {
	db := Default()
	for _, want := range publishedCounts {
		t.Run(want.release, func(t *testing.T) {
			at1 := release.MustRust(want.release)
			lang, lib := map[State]int{}, map[State]int{}
			z, c := 0, 0
			for _, e := range db.All() {
				if s := at(e.Lang, at1); known(s) {
					lang[s]++
				}
				if s := at(e.Lib, at1); known(s) {
					lib[s]++
				}
				switch {
				case e.Kind != KindFlag || !e.KnownAt(at1):
				case e.Name[1] == 'Z':
					z++
				default:
					c++
				}
			}
			wantLang := counts(map[State]int{
				Unstable: want.unstable, Incomplete: want.incomplete, Internal: want.internal,
				Stable: want.accepted, Removed: want.removed,
			})
			if diff := cmp.Diff(wantLang, lang); diff != "" {
				t.Errorf("language (-want +got):\n%s", diff)
			}
			wantLib := counts(map[State]int{
				Unstable: want.libUnstable, constUnstable: want.constUnstable,
				Stable: want.libStable, Removed: want.libRemoved,
			})
			if diff := cmp.Diff(wantLib, lib); diff != "" {
				t.Errorf("library (-want +got):\n%s", diff)
			}
			if z != want.z || c != want.c {
				t.Errorf("%d -Z and %d -C options, want %d and %d", z, c, want.z, want.c)
			}
		})
	}
}

func counts(all map[State]int) map[State]int {
	for s, n := range all {
		if n == 0 {
			delete(all, s)
		}
	}
	return all
}

// One name is counted once, by what it is as a whole.
func TestCountsByName(t *testing.T) {
	db := Default()
	kinds, states := map[Kind]int{}, map[State]int{}
	for _, e := range db.All() {
		if e.Kind != KindFlag && e.KnownAt(db.Newest()) {
			kinds[e.KindAt(db.Newest())]++
			states[e.merged(db.Newest())]++
		}
	}
	if diff := cmp.Diff(map[Kind]int{KindLib: 1813, KindLang: 517, KindLangLib: 48}, kinds); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	want := map[State]int{Stable: 1466, Unstable: 705, Removed: 103, Internal: 31, Incomplete: 36, constUnstable: 37}
	if diff := cmp.Diff(want, states); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
}

// What the kernel turns on or was discussed with it, by hand from the sources:
// state at 1.63, 1.85.1, 1.96.1 and 1.98.1, and the release that ended the story.
func TestKnownFeatures(t *testing.T) {
	tests := []struct {
		name                     string
		kind                     Kind
		a, b, c, d               State
		stable, removed, renamed string
		issue                    int
	}{
		{"arbitrary_self_types", KindLangLib, Unstable, Unstable, Unstable, Unstable, "", "", "", 44874},
		{"asm_goto", KindLang, Absent, Unstable, Stable, Stable, "1.87.0", "", "", 119364},
		{"asm_const", KindLang, Unstable, Stable, Stable, Stable, "1.82.0", "", "", 93332},
		{"coerce_unsized", KindLib, Unstable, Unstable, Unstable, Unstable, "", "", "", 18598},
		{"compiler_builtins", KindLang, Unstable, Internal, Internal, Internal, "", "", "", 0},
		{"concat_idents", KindLangLib, Unstable, Unstable, Removed, Removed, "", "1.90.0", "macro_metavar_expr_concat", 29599},
		{"const_option", KindLib, Unstable, Stable, Stable, Stable, "1.83.0", "", "", 67441},
		{"core_ffi_c", KindLib, Unstable, Stable, Stable, Stable, "1.64.0", "", "", 94501},
		{"derive_coerce_pointee", KindLib, Absent, Unstable, Unstable, Unstable, "", "", "", 123430},
		{"derive_smart_pointer", KindLang, Absent, Removed, Removed, Removed, "", "1.84.0", "derive_coerce_pointee", 123430},
		{"dispatch_from_dyn", KindLib, Unstable, Unstable, Unstable, Unstable, "", "", "", 0},
		{"doc_cfg_hide", KindLang, Unstable, Unstable, Removed, Removed, "", "1.92.0", "doc_cfg", 43781},
		{"drain_filter", KindLib, Unstable, Removed, Removed, Removed, "", "", "extract_if", 43244},
		{"extract_if", KindLib, Absent, Unstable, Stable, Stable, "1.87.0", "", "", 43244},
		{"f16", KindLangLib, Absent, Unstable, Unstable, Unstable, "", "", "", 116909},
		{"file_with_nul", KindLib, Absent, Absent, Stable, Stable, "1.92.0", "", "", 0},
		{"generic_arg_infer", KindLang, Unstable, Unstable, Stable, Stable, "1.89.0", "", "", 85077},
		{"inline_const", KindLang, Unstable, Stable, Stable, Stable, "1.79.0", "", "", 76001},
		{"lint_reasons", KindLang, Unstable, Stable, Stable, Stable, "1.81.0", "", "", 54503},
		{"new_uninit", KindLib, Unstable, Stable, Stable, Stable, "1.82.0", "", "", 63291},
		{"no_coverage", KindLang, Unstable, Removed, Removed, Removed, "", "1.74.0", "coverage_attribute", 84605},
		{"offset_of_nested", KindLang, Absent, Stable, Stable, Stable, "1.82.0", "", "", 120140},
		{"proc_macro_span", KindLib, Unstable, Unstable, Unstable, Unstable, "", "", "", 54725},
		{"receiver_trait", KindLib, Unstable, Removed, Removed, Removed, "", "", "legacy_receiver_trait", 0},
		{"strict_provenance", KindLangLib, Unstable, Stable, Stable, Stable, "1.84.0", "", "strict_provenance_lints", 95228},
		{"try_trait", KindLib, Removed, Removed, Removed, Removed, "", "", "try_trait_v2", 0},
		{"used_with_arg", KindLang, Unstable, Unstable, Unstable, Unstable, "", "", "", 93798},
		{"-Cdwarf-version", KindFlag, Absent, Absent, Stable, Stable, "1.88.0", "", "", 0},
		{"-Cjump-tables", KindFlag, Absent, Absent, Stable, Stable, "1.93.0", "", "", 0},
		{"-Zdebug-info-for-profiling", KindFlag, Unstable, Unstable, Unstable, Removed, "", "1.98.0", "-Zdebuginfo-for-profiling", 0},
		{"-Zno-jump-tables", KindFlag, Absent, Unstable, Removed, Removed, "", "1.93.0", "", 116592},
		{"-Zsanitizer", KindFlag, Unstable, Unstable, Unstable, Unstable, "", "", "", 39699},
	}
	db := Default()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, ok := db.Lookup(tt.name)
			if !ok {
				t.Fatal("not in the database")
			}
			type facts struct {
				Kind                     Kind
				States                   [4]State
				Stable, Removed, Renamed string
				Issue                    int
			}
			want := facts{tt.kind, [4]State{tt.a, tt.b, tt.c, tt.d}, tt.stable, tt.removed, tt.renamed, tt.issue}
			got := facts{Kind: e.Kind, Stable: e.StableSince.String(), Removed: e.RemovedIn.String(), Renamed: e.RenamedTo, Issue: e.TrackingIssue}
			for i, r := range []string{"1.63.0", "1.85.1", "1.96.1", "1.98.1"} {
				got.States[i] = e.StateAt(release.MustRust(r))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTargetModifiers(t *testing.T) {
	var got, mitigations []string
	for _, e := range Default().All() {
		if e.Option != nil && e.Option.TargetModifier && e.KnownAt(Default().Newest()) {
			got = append(got, e.Name)
		}
		if e.Option != nil && e.Option.Mitigation {
			mitigations = append(mitigations, e.Name)
		}
	}
	want := []string{
		"-Zbranch-protection", "-Zfixed-x18", "-Zindirect-branch-cs-prefix", "-Zreg-struct-return", "-Zregparm",
		"-Zretpoline", "-Zretpoline-external-thunk", "-Zsanitizer", "-Zsanitizer-cfi-normalize-integers",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("target modifiers (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"-Ccontrol-flow-guard", "-Zstack-protector"}, mitigations); diff != "" {
		t.Errorf("mitigations (-want +got):\n%s", diff)
	}
}

// Where users find what a feature gates, at the release in which they look.
func TestKnownItems(t *testing.T) {
	tests := []struct {
		name, at, path string
		want           bool
	}{
		{"coerce_unsized", "1.98.1", "core::ops::CoerceUnsized", true},
		{"coerce_unsized", "1.98.1", "std::ops::CoerceUnsized", true},
		{"unsize", "1.63.0", "core::marker::Unsize", true},
		{"derive_coerce_pointee", "1.84.0", "core::marker::CoercePointee", true},
		{"allocator_api", "1.98.1", "std::alloc::Allocator", true},
		{"allocator_api", "1.98.1", "alloc::boxed::Box::new_in", true},
		{"new_uninit", "1.81.0", "alloc::boxed::Box::new_uninit", true},
		{"new_uninit", "1.82.0", "alloc::boxed::Box::new_uninit", false},
		{"file_with_nul", "1.90.0", "core::panic::Location::file_with_nul", true},
		{"file_with_nul", "1.91.0", "core::panic::Location::file_as_c_str", true},
		{"file_with_nul", "1.92.0", "core::panic::Location::file_as_c_str", false},
		{"proc_macro_span", "1.87.0", "proc_macro::Span::line", true},
		{"proc_macro_span", "1.88.0", "proc_macro::Span::line", false},
		{"unsigned_is_multiple_of", "1.86.0", "u64::is_multiple_of", true},
		{"extract_if", "1.86.0", "alloc::vec::Vec::extract_if", true},
		{"ptr_metadata", "1.98.1", "core::ptr::Pointee", true},
		{"core_intrinsics", "1.98.1", "core::intrinsics", true},
		{"test", "1.98.1", "test", true},
	}
	db := Default()
	for _, tt := range tests {
		records, _, err := db.Records(Query{At: release.MustRust(tt.at), Names: []string{tt.name}})
		if err != nil || len(records) != 1 {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		got := false
		for _, p := range records[0].Gates {
			got = got || p == tt.path
		}
		if got != tt.want {
			t.Errorf("%s at %s gates %s: %t, want %t", tt.name, tt.at, tt.path, got, tt.want)
		}
	}
}
