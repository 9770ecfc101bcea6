package rustdb

import "testing"

func TestEmbeddedDecodes(t *testing.T) {
	db := Default()
	for i, line := range db.lines {
		if _, err := decode(line); err != nil {
			t.Errorf("rust.jsonl:%d: %v", i+2, err)
		}
	}
}
