package scan

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// keep puts a text of so many bytes under a key into a cache.
func keep(t *testing.T, c *Cache, key string, size int) {
	t.Helper()
	text := strings.Repeat(key+" ", size)[:size]
	if err := c.units.put(key, summed(key, &text)); err != nil {
		t.Fatal(err)
	}
}

// holds reports whether a cache gives back what keep put under a key.
func holds(c *Cache, key string) bool {
	var text string
	return c.units.get(key, &text) && strings.HasPrefix(text, key+" ")
}

// However often something is added, there are few packs, and all is found.
func TestPacksAreFew(t *testing.T) {
	c := testCache(t)
	for i := range 200 {
		if i%3 == 0 {
			c = reopened(t, c)
		}
		keep(t, c, fmt.Sprintf("key%d", i), 100+i%7*1000)
		c.seal()
	}
	if n := len(entries(t, c, unitRoom)); n > 12 {
		t.Errorf("%d packs after 200 seals", n)
	}
	c = reopened(t, c)
	for i := range 200 {
		if key := fmt.Sprintf("key%d", i); !holds(c, key) {
			t.Errorf("%s is lost", key)
		}
	}
	if holds(c, "key") {
		t.Error("there is what nobody put")
	}
	if c.Problem() != nil {
		t.Error(c.Problem())
	}
}

// What was put is known in the same process at once, and to others when it is sealed.
func TestPackIsSealed(t *testing.T) {
	c := testCache(t)
	keep(t, c, "a", 50)
	keep(t, c, "a", 50)
	if !holds(c, "a") || holds(reopened(t, c), "a") {
		t.Error("before it is sealed")
	}
	if c.settle(); holds(reopened(t, c), "a") {
		t.Error("little was sealed early")
	}
	keep(t, c, "b", sealAfter)
	c.settle()
	if other := reopened(t, c); !holds(c, "a") || !holds(other, "a") || !holds(other, "b") {
		t.Error("much was not sealed")
	}
	keep(t, c, "c", 50)
	if c.Close(); !holds(reopened(t, c), "c") {
		t.Error("closing does not seal")
	}
	for _, name := range entries(t, c, unitRoom) {
		if strings.HasPrefix(filepath.Base(name), temporary) {
			t.Errorf("%s is left", name)
		}
	}
}

// Two processes that take in the same packs lose nothing.
func TestPacksAreShared(t *testing.T) {
	c := testCache(t)
	keep(t, c, "old", 100)
	c.seal()
	a, b := reopened(t, c), reopened(t, c)
	for _, x := range []*Cache{a, b} {
		if !holds(x, "old") {
			t.Fatal("the first pack is not found")
		}
	}
	keep(t, a, "a", 200)
	keep(t, b, "b", 300)
	a.seal()
	b.seal()
	late := reopened(t, c)
	for _, key := range []string{"old", "a", "b"} {
		if !holds(late, key) {
			t.Errorf("%s is lost", key)
		}
	}
	if !holds(a, "old") || !holds(b, "old") {
		t.Error("what was open is lost")
	}
	for _, x := range []*Cache{a, b, late} {
		if x.Problem() != nil {
			t.Error(x.Problem())
		}
	}
}

// A pack that is no longer sound costs what it had, and no more.
func TestPackDamaged(t *testing.T) {
	for what, damage := range map[string]func([]byte) []byte{
		"empty":       func([]byte) []byte { return nil },
		"cut":         func(b []byte) []byte { return b[:len(b)-1] },
		"no index":    func(b []byte) []byte { return append(b[:len(b)-8], 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f) },
		"other index": func(b []byte) []byte { b[len(b)-30] ^= 1; return b },
		"entry":       func(b []byte) []byte { b[20] ^= 1; return b },
	} {
		t.Run(what, func(t *testing.T) {
			c := testCache(t)
			keep(t, c, "a", 100)
			c.seal()
			for _, name := range entries(t, c, unitRoom) {
				data, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, damage(data), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			other := reopened(t, c)
			if holds(other, "a") {
				t.Error("it is taken for sound")
			}
			if other.Problem() == nil {
				t.Error("nobody noticed")
			}
			if left := entries(t, c, unitRoom); len(left) > 0 {
				t.Errorf("%v is left", left)
			}
			keep(t, other, "a", 100)
			if other.seal(); !holds(reopened(t, c), "a") {
				t.Error("it is not kept anew")
			}
		})
	}
}

// Large packs are left as they are, and the use of one is seen.
func TestPacksAreBounded(t *testing.T) {
	c := testCache(t)
	keep(t, c, "large", packLimit-1000)
	c.seal()
	keep(t, c, "more", packLimit/2+1)
	c.seal()
	names := entries(t, c, unitRoom)
	if len(names) != 2 {
		t.Fatalf("%d packs, want 2", len(names))
	}
	then := time.Now().Add(-2 * touchAfter)
	for _, name := range names {
		if err := os.Chtimes(name, then, then); err != nil {
			t.Fatal(err)
		}
	}
	if c = reopened(t, c); !holds(c, "more") {
		t.Fatal("it is lost")
	}
	fresh := 0
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if time.Since(info.ModTime()) < touchAfter {
			fresh++
		}
	}
	if fresh != 1 {
		t.Errorf("%d packs look used, want 1", fresh)
	}
}
