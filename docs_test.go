package featscan_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	mdCode    = regexp.MustCompile("(?ms)^```.*?^```|`[^`\n]*`") // a query in it may look like a link
	mdLink    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	mdHeading = regexp.MustCompile(`(?m)^#+ +(.+)$`)
	notInSlug = regexp.MustCompile(`[^a-z0-9 _-]`)
)

// Every link of a document that leads into the repository leads somewhere.
func TestLinksLeadSomewhere(t *testing.T) {
	documents, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range append(documents, "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "testdata/kernel-samples/README.md") {
		text, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range mdLink.FindAllStringSubmatch(mdCode.ReplaceAllString(string(text), ""), -1) {
			target, section, _ := strings.Cut(m[1], "#")
			if strings.Contains(target, "://") {
				continue
			}
			file := filepath.Join(filepath.Dir(doc), target)
			if target == "" {
				file = doc
			}
			if _, err := os.Stat(file); err != nil {
				t.Errorf("%s: %s: %v", doc, m[1], err)
				continue
			}
			if section != "" && !hasSection(t, file, section) {
				t.Errorf("%s: %s: there is no such heading", doc, m[1])
			}
		}
	}
}

// hasSection reports whether a heading of file has this anchor, as forges make
// them.
func hasSection(t *testing.T, file, anchor string) bool {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mdHeading.FindAllStringSubmatch(string(text), -1) {
		slug := notInSlug.ReplaceAllString(strings.ToLower(m[1]), "")
		if strings.ReplaceAll(slug, " ", "-") == anchor {
			return true
		}
	}
	return false
}
