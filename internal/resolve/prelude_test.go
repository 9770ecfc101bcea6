package resolve

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGeneratedPreludes(t *testing.T) {
	src := "use std::io::*;\nfn main() {\n    write!(f, r#\"\n    use ::kernel::prelude::*;\n  use a::b;\n\tuse other::p::*;\n\"#);\n}\n"
	if diff := cmp.Diff([]string{"kernel::prelude", "other::p"}, GeneratedPreludes([]byte(src))); diff != "" {
		t.Errorf("preludes (-want +got):\n%s", diff)
	}
	if got := GeneratedPreludes(nil); got != nil {
		t.Errorf("preludes of nothing: %q", got)
	}
}
