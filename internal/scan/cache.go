package scan

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/zeebo/xxh3"
)

// Cache keeps what scans found out, in files below the user's cache directory:
// what a file says by itself, by its content, and what a whole directory came
// to, with what must not have changed for that to be still true.
//
// A file is written beside its place and renamed, so that a reader sees all
// of it or nothing, whoever else reads and writes and whenever one is killed.
// It is never changed, only replaced. An entry carries a checksum, and its key
// depends on the program and on all that it was made from: one that is damaged
// or of another program is as good as none. Nothing that goes wrong here fails
// a scan; Problem tells.
type Cache struct {
	dir     string
	program string
	units   packs

	mu      sync.Mutex
	problem error
	written int
}

const (
	cacheLimit = 256 << 20      // bytes of all entries
	sweepAfter = time.Hour      // how often the limit is looked after
	touchAfter = 24 * time.Hour // how old an entry's last use may look
	entryLimit = 128 << 20      // bytes of one entry
)

// The rooms of the cache.
const (
	unitRoom   = "units"
	resultRoom = "trees"
)

// OpenCache opens the cache in the user's cache directory: $XDG_CACHE_HOME, or
// what the system has in its place. The error says why there is none.
func OpenCache() (*Cache, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return nil, fmt.Errorf("no cache: %w", err)
	}
	return openCache(filepath.Join(base, "featscan"))
}

func openCache(dir string) (*Cache, error) {
	program, err := programID()
	if err != nil {
		return nil, fmt.Errorf("no cache: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("no cache: %w", err)
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("no cache: %w", err)
	}
	// Who can write here decides what is reported.
	own, ok := info.Sys().(*syscall.Stat_t)
	if info.Mode().Perm()&0o022 != 0 || ok && int(own.Uid) != os.Getuid() {
		return nil, fmt.Errorf("no cache: others may write to %q", dir)
	}
	tag := filepath.Join(dir, "CACHEDIR.TAG")
	if _, err := os.Stat(tag); errors.Is(err, fs.ErrNotExist) {
		_ = os.WriteFile(tag, []byte("Signature: 8a477f597d28d172789f06886806bc55\n# Made by featscan; may be removed at any time.\n"), 0o600)
	}
	c := &Cache{dir: dir, program: program}
	c.units.c = c
	return c, nil
}

// Close keeps what is not in its place yet. The cache is of no use afterwards.
func (c *Cache) Close() {
	c.seal()
	c.units.close()
	c.sweep()
}

// seal puts into its place what was kept of files; settle does so when it is much.
func (c *Cache) seal()   { c.noteAny(c.units.seal()) }
func (c *Cache) settle() { c.noteAny(c.units.settle()) }

func (c *Cache) noteAny(err error) {
	if err != nil {
		c.note(fmt.Errorf("cache: %w", err))
	}
}

// programID tells one build of the program from another: what the code knows
// is in every entry.
func programID() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	info, err := os.Stat(name)
	if err != nil {
		return "", err
	}
	inode := uint64(0)
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		inode = s.Ino
	}
	return fmt.Sprint(name, info.Size(), info.ModTime().UnixNano(), inode), nil
}

// Problem is the first thing that went wrong, nil when nothing did.
func (c *Cache) Problem() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.problem
}

func (c *Cache) note(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.problem = cmp.Or(c.problem, err)
}

// key names an entry by the program and all that it depends on.
func (c *Cache) key(parts ...string) string {
	h := sha256.New()
	for _, p := range append([]string{c.program}, parts...) {
		h.Write(binary.AppendUvarint(nil, uint64(len(p))))
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil)[:20])
}

func (c *Cache) file(room, key string) string {
	return filepath.Join(c.dir, room, key[:2], key[2:])
}

// get reads an entry into v, and reports whether there is a sound one.
func (c *Cache) get(room, key string, v any) bool {
	name := c.file(room, key)
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > entryLimit {
		return false
	}
	data, err := os.ReadFile(name)
	if err != nil {
		c.note(fmt.Errorf("cache: %w", err))
		return false
	}
	if err := unsummed(key, data, v); err != nil {
		c.note(fmt.Errorf("cache: %q: %w", name, err))
		return false
	}
	if now := time.Now(); now.Sub(info.ModTime()) > touchAfter {
		_ = os.Chtimes(name, now, now)
	}
	return true
}

func checksum(key string, data []byte) [16]byte {
	h := xxh3.New()
	h.WriteString(key)
	h.Write(data)
	return h.Sum128().Bytes()
}

// put keeps v, a pointer to a value.
func (c *Cache) put(room, key string, v any) {
	c.wrote(c.write(c.file(room, key), summed(key, v)))
}

// wrote counts what was written.
func (c *Cache) wrote(err error) {
	if err != nil {
		c.note(fmt.Errorf("cache: %w", err))
		return
	}
	c.mu.Lock()
	c.written++
	c.mu.Unlock()
}

// summed is v behind a checksum that depends on the key.
func summed(key string, v any) []byte {
	data := encode(make([]byte, 16, 4096), v)
	sum := checksum(key, data[16:])
	copy(data, sum[:])
	return data
}

// sound reports whether data is what summed gave for the key.
func sound(key string, data []byte) bool {
	if len(data) < 16 {
		return false
	}
	sum := checksum(key, data[16:])
	return bytes.Equal(sum[:], data[:16])
}

// unsummed reads into v what summed gave.
func unsummed(key string, data []byte, v any) error {
	if !sound(key, data) {
		return errCorrupt
	}
	return decode(data[16:], v)
}

func (c *Cache) write(name string, data []byte) error {
	f, err := newFile(filepath.Dir(name))
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// temporary begins the names of files that are not in their places yet.
const temporary = "new-"

// newFile is a file for what is going to have its place in dir.
func newFile(dir string) (*os.File, error) {
	f, err := os.CreateTemp(dir, temporary)
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.MkdirAll(dir, 0o700); err == nil {
			f, err = os.CreateTemp(dir, temporary)
		}
	}
	return f, err
}

// sweep removes, now and then, the entries that were not used for longest
// until the others are well below the limit.
func (c *Cache) sweep() {
	c.mu.Lock()
	written := c.written
	c.written = 0
	c.mu.Unlock()
	if written == 0 {
		return
	}
	mark := filepath.Join(c.dir, "swept")
	if info, err := os.Stat(mark); err == nil && ageOf(time.Now(), info) < sweepAfter && written < 10_000 {
		return
	}
	if err := os.WriteFile(mark, nil, 0o600); err != nil {
		c.note(fmt.Errorf("cache: %w", err))
	}
	c.shrink(cacheLimit, time.Now())
}

// ageOf is how old a file is. One from the future, which the clock has left since, is very
// old: nobody knows when it was made.
func ageOf(now time.Time, info fs.FileInfo) time.Duration {
	if old := now.Sub(info.ModTime()); old >= -time.Minute {
		return old
	}
	return math.MaxInt64
}

type cacheEntry struct {
	name string
	size int64
	used time.Time
}

func (c *Cache) shrink(limit int64, now time.Time) {
	var entries []cacheEntry
	total := int64(0)
	for _, room := range []string{unitRoom, resultRoom} {
		_ = filepath.WalkDir(filepath.Join(c.dir, room), func(name string, e fs.DirEntry, err error) error {
			if err != nil || !e.Type().IsRegular() {
				return nil
			}
			info, err := e.Info()
			if err != nil {
				return nil
			}
			if strings.HasPrefix(e.Name(), temporary) {
				if ageOf(now, info) > time.Hour {
					os.Remove(name) // of a run that was killed
				}
				return nil
			}
			entries = append(entries, cacheEntry{name, info.Size(), info.ModTime()})
			total += info.Size()
			return nil
		})
	}
	if total <= limit {
		return
	}
	slices.SortFunc(entries, func(a, b cacheEntry) int { return a.used.Compare(b.used) })
	for _, e := range entries {
		if total <= limit*3/4 {
			return
		}
		if os.Remove(e.name) == nil {
			total -= e.size
		}
	}
}
