package rustdb

import (
	"strings"
	"testing"
)

func TestEmbeddedDecodes(t *testing.T) {
	db := Default()
	for i, line := range db.lines {
		if _, err := decode(line); err != nil {
			t.Errorf("rust.jsonl:%d: %v", i+2, err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := index("rust.jsonl", embedded); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkItemsByLastSegment(b *testing.B) {
	for b.Loop() {
		db, err := index("rust.jsonl", embedded)
		if err != nil {
			b.Fatal(err)
		}
		db.ItemsByLastSegment()
	}
}

func BenchmarkLoadStrict(b *testing.B) {
	for b.Loop() {
		if _, err := Load("rust.jsonl", strings.NewReader(embedded)); err != nil {
			b.Fatal(err)
		}
	}
}
