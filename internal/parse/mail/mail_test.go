package mail

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree is what the samples apply to.
var tree = map[string]string{
	"rust/kernel/lib.rs": "// SPDX\n#![no_std]\n#![feature(asm_goto)]\n\npub mod a;\npub mod b;\npub mod c;\npub mod d;\npub mod e;\n",
	"rust/kernel/a.rs":   "fn a() {}\n",
	"dos.rs":             "one\r\ntwo\r\nthree\r\n",
	"noeol.rs":           "one\ntwo",
	"empty.rs":           "",
}

func reader(files map[string]string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if data, ok := files[name]; ok {
			return []byte(data), nil
		}
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
}

func all(string) bool { return true }

const libHunk = `diff --git a/rust/kernel/lib.rs b/rust/kernel/lib.rs
index 1111111..2222222 100644
--- a/rust/kernel/lib.rs
+++ b/rust/kernel/lib.rs
@@ -1,5 +1,6 @@
 // SPDX
 #![no_std]
 #![feature(asm_goto)]
+#![feature(never_type)]
 
 pub mod a;
`

func letter(subject, headers, body string) string {
	return "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n" +
		"From: A U Thor <author@example.org>\nDate: Mon, 2 Mar 2026 10:00:00 +0100\nSubject: " + subject + "\n" +
		headers + "\n" + body
}

func patch(subject string) string {
	return letter(subject, "Message-ID: <"+subject+"@example.org>\n",
		"Add a gate.\n\nSigned-off-by: A U Thor <author@example.org>\n---\n rust/kernel/lib.rs | 1 +\n 1 file changed, 1 insertion(+)\n\n"+libHunk+"-- \n2.50.1\n\n")
}

func applied(t *testing.T, files map[string]string, input string) (map[string]string, error) {
	t.Helper()
	s, err := Parse(Input{"x.patch", []byte(input)})
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for k, v := range files {
		out[k] = v
	}
	for _, p := range s.Patches {
		edits, err := p.Apply(reader(out), all)
		if err != nil {
			return nil, err
		}
		for name, e := range edits {
			if e.Deleted {
				delete(out, name)
				continue
			}
			out[name] = string(e.Data)
		}
	}
	return out, nil
}

// gated is lib.rs after libHunk.
var gated = strings.Replace(tree["rust/kernel/lib.rs"], "asm_goto)]\n", "asm_goto)]\n#![feature(never_type)]\n", 1)

func TestShapesOfMail(t *testing.T) {
	soft := strings.Replace(strings.ReplaceAll(libHunk, "=", "=3D"), "+#![feature(", "+#![fea=\nture=28", 1)
	base := base64.StdEncoding.EncodeToString([]byte("Text.\n---\n" + libHunk))
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write([]byte(patch("[PATCH] rust: gate")))
	w.Close()
	tests := []struct{ name, in string }{
		{"git format-patch", patch("[PATCH] rust: gate")},
		{"bare diff", libHunk},
		{"description and diff", "A quilt patch\n\nSome words.\n\n" + libHunk},
		{"traditional diff", strings.SplitN(libHunk, "\n", 3)[2]},
		{"Index: diff", "Index: linux/rust/kernel/lib.rs\n=====\n" + strings.SplitN(libHunk, "\n", 3)[2]},
		{"blank lines first", "\n\n" + libHunk},
		{"mail without From line", strings.SplitN(patch("[PATCH] rust: gate"), "\n", 2)[1]},
		{"CRLF", strings.ReplaceAll(patch("[PATCH] rust: gate"), "\n", "\r\n")},
		{"gzip", z.String()},
		{"quoted-printable", letter("[PATCH] x", "Content-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: quoted-printable\n", soft)},
		{"quoted-printable CRLF", strings.ReplaceAll(letter("[PATCH] x", "Content-Transfer-Encoding: quoted-printable\n", soft), "\n", "\r\n")},
		{"base64", letter("[PATCH] x", "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n", base+"\n")},
		{"base64 with CRLF inside", letter("[PATCH] x", "Content-Transfer-Encoding: base64\n", base64.StdEncoding.EncodeToString([]byte(strings.ReplaceAll(libHunk, "\n", "\r\n"))))},
		{"attachment", letter("[PATCH] x", "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n",
			"--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: application/octet-stream; name=\"x.patch\"\n\n"+libHunk+"--b\nContent-Type: image/png\n\n\x89PNG\n--b--\n")},
		{"signed", letter("[PATCH] x", "Content-Type: multipart/signed; boundary=b; protocol=\"application/pgp-signature\"\n",
			"--b\nContent-Type: text/plain; charset=unheard-of\n\n"+libHunk+"--b\nContent-Type: application/pgp-signature\n\n-----BEGIN PGP SIGNATURE-----\n--b--\n")},
		{"odd header lines", letter("[PATCH] x", ">From quoted\nnot a field\nX-Empty:\nContent-Transfer-Encoding: base64\n", base)},
		{"offset", strings.Replace(libHunk, "@@ -1,5 +1,6 @@\n // SPDX\n", "@@ -91,4 +91,5 @@\n", 1)},
		{"newer GNU diff: empty context line", strings.Replace(libHunk, "\n \n", "\n\n", 1)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := applied(t, tree, tt.in)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(gated, got["rust/kernel/lib.rs"]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestKindsOfChange(t *testing.T) {
	tests := []struct {
		name, in string
		want     map[string]string // "" for gone
	}{
		{"new file", "diff --git a/n/x.rs b/n/x.rs\nnew file mode 100644\nindex 0000000..1\n--- /dev/null\n+++ b/n/x.rs\n@@ -0,0 +1,2 @@\n+a\n+b\n", map[string]string{"n/x.rs": "a\nb\n"}},
		{"new empty file", "diff --git a/n.rs b/n.rs\nnew file mode 100644\nindex 0000000..e69de29\n", map[string]string{"n.rs": ""}},
		{"deleted", "diff --git a/rust/kernel/a.rs b/rust/kernel/a.rs\ndeleted file mode 100644\nindex 1..0\n--- a/rust/kernel/a.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-fn a() {}\n", map[string]string{"rust/kernel/a.rs": "-"}},
		{"renamed", "diff --git a/rust/kernel/a.rs b/b.rs\nsimilarity index 100%\nrename from rust/kernel/a.rs\nrename to b.rs\n", map[string]string{"rust/kernel/a.rs": "-", "b.rs": "fn a() {}\n"}},
		{"copied and changed", "diff --git a/rust/kernel/a.rs b/b.rs\nsimilarity index 50%\ncopy from rust/kernel/a.rs\ncopy to b.rs\n--- a/rust/kernel/a.rs\n+++ b/b.rs\n@@ -1 +1 @@\n-fn a() {}\n+fn b() {}\n", map[string]string{"b.rs": "fn b() {}\n"}},
		{"changed places", "diff --git a/dos.rs b/noeol.rs\nsimilarity index 100%\nrename from dos.rs\nrename to noeol.rs\ndiff --git a/noeol.rs b/dos.rs\nsimilarity index 100%\nrename from noeol.rs\nrename to dos.rs\n", map[string]string{"dos.rs": tree["noeol.rs"], "noeol.rs": tree["dos.rs"]}},
		{"deleted empty file", "diff --git a/empty.rs b/empty.rs\ndeleted file mode 100644\nindex e69de29..0000000\n", map[string]string{"empty.rs": "-"}},
		{"mode of an unchanged file", "diff --git a/dos.rs b/dos.rs\nold mode 100644\nnew mode 100755\nindex 1111111..1111111\n", map[string]string{"dos.rs": tree["dos.rs"]}},
		{"mode only", "diff --git a/dos.rs b/dos.rs\nold mode 100644\nnew mode 100755\n", map[string]string{"dos.rs": tree["dos.rs"]}},
		{"file with CRLF", "diff --git a/dos.rs b/dos.rs\n--- a/dos.rs\n+++ b/dos.rs\n@@ -1,3 +1,3 @@\n one\r\n-two\r\n+2\r\n three\r\n", map[string]string{"dos.rs": "one\r\n2\r\nthree\r\n"}},
		{"no newline at the end", "diff --git a/noeol.rs b/noeol.rs\n--- a/noeol.rs\n+++ b/noeol.rs\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+2\n", map[string]string{"noeol.rs": "one\n2\n"}},
		{"quoted name", "diff --git \"a/n\\t\\303\\244.rs\" \"b/n\\t\\303\\244.rs\"\nnew file mode 100644\n--- /dev/null\n+++ \"b/n\\t\\303\\244.rs\"\n@@ -0,0 +1 @@\n+a\n", map[string]string{"n\tä.rs": "a\n"}},
		{"submodule", "diff --git a/sub b/sub\nindex 1111111..2222222 160000\n--- a/sub\n+++ b/sub\n@@ -1 +1 @@\n-Subproject commit 1\n+Subproject commit 2\n", nil},
		{"binary remark, then text", "diff --git a/x.png b/x.png\nindex 1..2 100644\nBinary files a/x.png and b/x.png differ\n" + libHunk, map[string]string{"rust/kernel/lib.rs": gated}},
		{"the same file twice", libHunk + "diff --git a/rust/kernel/lib.rs b/rust/kernel/lib.rs\n--- a/rust/kernel/lib.rs\n+++ b/rust/kernel/lib.rs\n@@ -9,2 +9,1 @@\n pub mod d;\n-pub mod e;\n", map[string]string{"rust/kernel/lib.rs": strings.Replace(gated, "pub mod e;\n", "", 1)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := tt.in
			if strings.Contains(in, "x.png") || strings.Contains(in, "160000") {
				s, err := Parse(Input{"x", []byte(in)})
				if err != nil || len(s.Patches) != 1 {
					t.Fatal(err)
				}
				edits, err := s.Patches[0].Apply(reader(tree), func(p string) bool { return strings.HasSuffix(p, ".rs") })
				if err != nil || tt.want != nil && string(edits["rust/kernel/lib.rs"].Data) != gated {
					t.Error(edits, err)
				}
				return
			}
			got, err := applied(t, tree, in)
			if err != nil {
				t.Fatal(err)
			}
			for name, want := range tt.want {
				data, ok := got[name]
				if want == "-" && ok || want != "-" && data != want {
					t.Errorf("%q is %q, want %q", name, data, want)
				}
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	head := "diff --git a/rust/kernel/lib.rs b/rust/kernel/lib.rs\n--- a/rust/kernel/lib.rs\n+++ b/rust/kernel/lib.rs\n"
	file := func(name string) string {
		return "--- /dev/null\n+++ b/" + name + "\n@@ -0,0 +1 @@\n+a\n"
	}
	tests := []struct{ name, in, want string }{
		{"wrapped line", letter("[PATCH] x", "", head+"@@ -1,3 +1,3 @@\n // SPDX\n-#![no_std]\n+#![no_std] // with a remark so long that the\nmail program wrapped it\n #![feature(asm_goto)]\n"),
			"x.patch:9: hunk 1 says 3 old lines and has 2; was the mail wrapped?"},
		{"truncated", head + "@@ -1,5 +1,6 @@\n // SPDX\n", "x.patch:4: hunk 1 says 5 old lines and has 1; was the mail wrapped?"},
		{"cut off behind the names", letter("[PATCH] x", "", head), "x.patch:6: names what a file was and is, and has no hunk; was the patch cut off?"},
		{"cut off behind the index", libHunk + "diff --git a/dos.rs b/dos.rs\nindex 1111111..2222222 100644\n", "names what a file was and is, and has no hunk"},
		{"second file cut off", libHunk + "diff --git a/dos.rs b/dos.rs\nindex 1111111..2222222 100644\n--- a/dos.rs\n", "names what a file was and is, and has no hunk"},
		{"one line too many", head + "@@ -1,1 +1,2 @@\n // SPDX\n+a\n+b\n", "x.patch:4: hunk 1 says 1 old line and 2 new lines and has more; was the patch edited by hand?"},
		{"quoted-printable line number", letter("[PATCH] x", "Content-Transfer-Encoding: quoted-printable\n", "soft=\nsoft=\nsoft\n"+head+"@@ -1,5 +1,6 @@\n // SPDX\n"),
			"x.patch:13: hunk 1 says 5 old lines and has 1; was the mail wrapped?"},
		{"does not fit", head + "@@ -1,3 +1,3 @@\n // SPDX\n #![no_core]\n-#![feature(asm_goto)]\n+x\n", `x.patch:4: "rust/kernel/lib.rs": hunk 1 does not apply: line 2 is "#![no_std]", and "#![no_core]" is expected`},
		{"second hunk", head + "@@ -1,2 +1,3 @@\n // SPDX\n+x\n #![no_std]\n@@ -7,2 +8,2 @@\n pub mod c;\n-pub mod x;\n+y\n", `x.patch:8: "rust/kernel/lib.rs": hunk 2 does not apply: `},
		{"no fuzz", strings.Replace(libHunk, " // SPDX\n", " // SPDX!\n", 1), "does not apply"},
		{"no such file", strings.ReplaceAll(libHunk, "rust/kernel/lib.rs", "absent.rs"), `x.patch:1: "absent.rs": is changed, and is not in the tree`},
		{"no prefix", strings.NewReplacer("a/rust", "rust", "b/rust", "rust").Replace(libHunk), `"kernel/lib.rs": is changed, and is not in the tree (was the diff of "rust/kernel/lib.rs" made with --no-prefix?)`},
		{"exists already", file("dos.rs"), `x.patch:1: "dos.rs": is created, and is in the tree already`},
		{"deletes too little", "diff --git a/noeol.rs b/noeol.rs\ndeleted file mode 100644\n--- a/noeol.rs\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-one\n", "the hunk has no context around it, and the file has more lines"},
		{"hunk without file", "@@ -1 +1 @@\n-a\n+b\n", "x.patch:1: hunk without the names of a file before it"},
		{"bad hunk header", head + "@@ -1,x +1 @@\n-a\n+b\n", "x.patch:4: hunk 1 has a header that is not of the form"},
		{"huge counts", head + "@@ -1,9999999999 +1,9999999999 @@\n a\n", "hunk 1 says 9999999999 old lines and has 1"},
		{"up and out", file("../../etc/cron.d/x"), `x.patch:1: path "../../etc/cron.d/x" leads out of the tree`},
		{"up in the middle", file("rust/../../x.rs"), "leads out of the tree"},
		{"absolute", "--- /dev/null\n+++ /etc/passwd\n@@ -0,0 +1 @@\n+a\n", `is absolute`},
		{"absolute after stripping", "diff --git a//etc/passwd b//etc/passwd\nnew file mode 100644\n--- /dev/null\n+++ b//etc/passwd\n@@ -0,0 +1 @@\n+a\n", "diff not understood"},
		{"git directory", file(".git/hooks/pre-commit"), "leads into the repository's own directory"},
		{"git directory in capitals", file("x/.GIT/config"), "leads into the repository's own directory"},
		{"rename out", "diff --git a/dos.rs b/x\nsimilarity index 100%\nrename from dos.rs\nrename to ../x\n", "leads out of the tree"},
		{"escape in a path", file("a\x1b[2Jb/../../x"), `path "a\x1b[2Jb/../../x" leads out of the tree`},
		{"no patch", "Hello,\n\nhow are you?\n", "x.patch: holds no patch (neither a diff nor a mail with one)"},
		{"binary", "diff --git a/dos.rs b/dos.rs\nindex 1..2 100644\nBinary files a/dos.rs and b/dos.rs differ\n", `"dos.rs": is a binary patch without its data`},
		{"format=flowed", letter("[PATCH] x", "Content-Type: text/plain; format=flowed\n", strings.Replace(libHunk, " // SPDX", "  // SPDX", 1)), "; the mail is format=flowed, which breaks patches"},
		{"bad gzip", "\x1f\x8b\x08nonsense", "x.patch: gzip: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := applied(t, tree, tt.in)
			var typed *Error
			if !errors.As(err, &typed) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v\nwant  %s", err, tt.want)
			}
		})
	}
}

func TestHostileMail(t *testing.T) {
	nested := func(depth int) string {
		var b strings.Builder
		b.WriteString("Subject: x\nContent-Type: multipart/mixed; boundary=b0\n\n")
		for i := range depth {
			fmt.Fprintf(&b, "--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n", i, i+1)
		}
		return b.String()
	}
	var gz bytes.Buffer
	w, _ := gzip.NewWriterLevel(&gz, gzip.BestSpeed)
	zero := make([]byte, 1<<20)
	for range MaxSize>>20 + 1 {
		w.Write(zero)
	}
	w.Close()
	many := "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: text/plain\n\nx\n", maxParts+1) + "--b--\n"
	tests := []struct{ name, in, want string }{
		{"endless header", "Subject: x\n" + strings.Repeat("X-A: "+strings.Repeat("a", 1000)+"\n", 1000), "mail header larger than 256 KiB"},
		{"one endless header line", "Subject: " + strings.Repeat("a", 1<<20) + "\n\n" + libHunk, "mail header larger than 256 KiB"},
		{"header larger in a part", "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + strings.Repeat("X-A: a\n", 1<<18), "mail body"},
		{"nesting", nested(maxDepth + 3), "nested deeper than 8"},
		{"parts", many, "more than 64 MIME parts"},
		{"gzip bomb", gz.String(), "larger than 64 MiB"},
		{"unknown encoding", "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: rot13\n\nx\n--b--\n", "mail body"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(Input{"x.patch", []byte(tt.in)})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
	t.Run("terminal escapes in the subject", func(t *testing.T) {
		s, err := Parse(Input{"x", []byte(patch("[PATCH] \x1b]0;owned\x07rust: =?utf-8?q?=1B[31m=E2=80=AE?= x"))})
		if err != nil || s.Patches[0].Subject != "]0;ownedrust: [31m x" {
			t.Errorf("%q, %v", s.Patches[0].Subject, err)
		}
	})
	t.Run("a file that repeats itself", func(t *testing.T) {
		same := strings.Repeat("a\n", 1<<17)
		in := "--- a/x\n+++ b/x\n" + fmt.Sprintf("@@ -2,%d +2,%d @@\n", 1<<14+2, 1<<14+2) + strings.Repeat(" a\n", 1<<14) + "-b\n+c\n a\n"
		_, err := applied(t, map[string]string{"x": same}, in)
		if err == nil || !strings.Contains(err.Error(), "takes too long to place") {
			t.Error(err)
		}
	})
}

func TestSeries(t *testing.T) {
	cover := letter("[PATCH 0/2] rust: gates", "", "Two patches.\n\n rust/kernel/lib.rs | 2 ++\n")
	second := strings.Replace(patch("[PATCH 2/2] rust: =?utf-8?B?w6Q=?=\n second"), libHunk,
		"diff --git a/rust/kernel/lib.rs b/rust/kernel/lib.rs\n--- a/rust/kernel/lib.rs\n+++ b/rust/kernel/lib.rs\n@@ -2,4 +2,5 @@\n #![no_std]\n #![feature(asm_goto)]\n #![feature(never_type)]\n+#![feature(let_chains)]\n \n", 1)
	reply := letter("Re: [PATCH 1/2] rust: first", "", "> "+strings.ReplaceAll(libHunk, "\n", "\n> ")+"\nWhat about\n\n"+libHunk)
	old := patch("[PATCH v1 1/1] rust: old")
	first := patch("[PATCH 1/2] rust: first")
	said := strings.Replace(first, "Add a gate.", "Add a gate.\n\n>From the beginning.\nFrom here on it is prose.", 1)

	s, err := Parse(Input{"t.mbox", []byte(second + cover + reply + said + first)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range s.Patches {
		got = append(got, fmt.Sprintf("%d/%d %s", p.Index, p.Total, p.Subject))
	}
	if diff := cmp.Diff([]string{"1/2 rust: first", "2/2 rust: ä second"}, got); diff != "" {
		t.Error(diff)
	}
	if s.Cover != "rust: gates" {
		t.Errorf("cover %q", s.Cover)
	}
	want := []Ignored{{"t.mbox", "rust: first", "a reply"}, {"t.mbox", "rust: first", "the same mail a second time"}}
	if diff := cmp.Diff(want, s.Ignored); diff != "" {
		t.Error(diff)
	}
	if _, err := applied(t, tree, second+cover+first); err != nil {
		t.Error(err)
	}
	if _, err := applied(t, tree, second+cover); err == nil {
		t.Error("the second patch applied without the first")
	}

	s, err = Parse(Input{"a", []byte(old)}, Input{"b", []byte(strings.Replace(patch("[PATCH v2 1/1] rust: new"), "v2 1/1] rust: new@", "b@", 1))})
	if err != nil || len(s.Patches) != 1 || s.Patches[0].Name != "b" || s.Ignored[0].Reason != "version 1, and version 2 is here too" {
		t.Errorf("%+v %v", s, err)
	}
	if s, err = Parse(Input{"empty", nil}); err != nil || len(s.Patches) != 0 {
		t.Error("an empty input is an empty series", err)
	}
}

// TestAsGit compares with git: random edits of a file, applied to that file
// after other lines were added to or taken from it.
func TestAsGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	rng := rand.New(rand.NewPCG(1, 2))
	text := func(lines []string) string { return strings.Join(lines, "") }
	random := func(lines []string, n int) []string {
		out := append([]string(nil), lines...)
		for range n {
			i := rng.IntN(len(out))
			switch rng.IntN(3) {
			case 0:
				out = append(out[:i], append([]string{fmt.Sprintf("line %d\n", rng.IntN(6))}, out[i:]...)...)
			case 1:
				out[i] = fmt.Sprintf("line %d\n", rng.IntN(6))
			case 2:
				if len(out) > 1 {
					out = append(out[:i], out[i+1:]...)
				}
			}
		}
		return out
	}
	git := func(args ...string) ([]byte, error) {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
		return cmd.Output()
	}
	agreed := 0
	for round := range 120 {
		var lines []string
		for range 3 + rng.IntN(40) {
			lines = append(lines, fmt.Sprintf("line %d\n", rng.IntN(6)))
		}
		os.WriteFile(filepath.Join(dir, "a"), []byte(text(lines)), 0o644)
		os.WriteFile(filepath.Join(dir, "b"), []byte(text(random(lines, 1+rng.IntN(4)))), 0o644)
		diff, _ := git("diff", "--no-index", "--no-color", "a", "b")
		if len(diff) == 0 {
			continue
		}
		diff = bytes.ReplaceAll(bytes.ReplaceAll(diff, []byte("b/b"), []byte("b/x")), []byte("a/a"), []byte("a/x"))
		base := text(random(lines, rng.IntN(4)))
		os.WriteFile(filepath.Join(dir, "x"), []byte(base), 0o644)
		os.WriteFile(filepath.Join(dir, "p"), diff, 0o644)
		_, gitErr := git("apply", "--whitespace=nowarn", "p")
		want, _ := os.ReadFile(filepath.Join(dir, "x"))
		got, err := applied(t, map[string]string{"x": base}, string(diff))
		if (err == nil) != (gitErr == nil) {
			t.Fatalf("round %d: ours %v, git %v\n--- base\n%s--- diff\n%s", round, err, gitErr, base, diff)
		}
		if err == nil {
			agreed++
			if got["x"] != string(want) {
				t.Fatalf("round %d: result differs:\n%s", round, cmp.Diff(string(want), got["x"]))
			}
		}
	}
	if agreed < 20 {
		t.Errorf("only %d patches applied", agreed)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(patch("[PATCH 1/2] x")))
	f.Add([]byte(libHunk))
	f.Add([]byte(letter("x", "Content-Type: multipart/mixed; boundary=b\n", "--b\n\n"+libHunk+"--b--\n")))
	f.Add([]byte("diff --git a/x b/x\nindex 1..2 100644\nGIT binary patch\nliteral 3\nKcmZQzU|?imU|?bZ\n\nliteral 0\nHcmV?d00001\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Parse(Input{"x", data})
		if err != nil {
			return
		}
		for _, p := range s.Patches {
			for _, file := range p.Files {
				if unsafePath(file.Old) != "" || unsafePath(file.New) != "" || file.Line < 1 {
					t.Fatalf("%+v", file)
				}
			}
			edits, err := p.Apply(reader(tree), all)
			if err != nil {
				continue
			}
			for name, e := range edits {
				if unsafePath(name) != "" || len(e.Data) > MaxFile {
					t.Fatalf("%q", name)
				}
			}
		}
	})
}
