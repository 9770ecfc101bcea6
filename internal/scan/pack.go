package scan

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// packs keep small entries, many to a file: to make a file for each of a kernel's took
// a fifth of the first scan. What a process adds goes to the end of a file of its own,
// which becomes a pack, with an index, when it is sealed, and is never changed again.
// A pack that is not much larger than what is added is taken into it, so that there
// are few however often something is added.
type packs struct {
	c *Cache

	mu     sync.Mutex
	listed bool
	list   []*pack
	fresh  *pack // what is not sealed yet; nil for nothing
}

// pack is one file: entries, each with its checksum before it, the index, and the
// checksum and the length of that.
type pack struct {
	name    string
	file    *os.File
	end     int64 // of the entries
	entries map[string]extent
	touched bool
}

// extent is where an entry lies in its pack.
type extent struct{ At, Size int64 }

// packIndex is what a pack says of itself.
type packIndex struct{ Entries map[string]extent }

const (
	packTail  = 16 + 8   // bytes behind the index
	packLimit = 32 << 20 // bytes of one that others are taken into
	sealAfter = 4 << 20  // bytes that are not left unsealed between two scans
)

// dir is where packs are.
func (p *packs) dir() string { return filepath.Join(p.c.dir, unitRoom) }

// prefix begins the names of those that this program wrote.
func (p *packs) prefix() string { return p.c.key("pack")[:16] + "-" }

// get reads an entry into v, and reports whether there is a sound one.
func (p *packs) get(key string, v any) bool {
	x, at := p.find(key)
	if x == nil {
		return false
	}
	data := make([]byte, at.Size)
	_, err := x.file.ReadAt(data, at.At)
	if err == nil || err == io.EOF {
		if err = unsummed(key, data, v); err != nil {
			p.drop(x)
		}
	}
	if err != nil {
		p.c.note(fmt.Errorf("cache: %q: %w", x.name, err))
	}
	return err == nil
}

// find is the pack that has an entry, nil when none has.
func (p *packs) find(key string) (*pack, extent) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.open()
	for _, x := range p.list {
		if at, ok := x.entries[key]; ok {
			x.touch()
			return x, at
		}
	}
	if p.fresh != nil {
		if at, ok := p.fresh.entries[key]; ok {
			return p.fresh, at
		}
	}
	return nil, extent{}
}

// touch tells that a pack is of use still.
func (x *pack) touch() {
	if x.touched {
		return
	}
	x.touched = true
	if info, err := x.file.Stat(); err == nil && time.Since(info.ModTime()) > touchAfter {
		now := time.Now()
		_ = os.Chtimes(x.name, now, now)
	}
}

// put keeps an entry, which begins with its checksum.
func (p *packs) put(key string, data []byte) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fresh == nil {
		f, err := newFile(p.dir())
		if err != nil {
			return err
		}
		p.fresh = &pack{name: f.Name(), file: f, entries: map[string]extent{}}
	}
	if _, ok := p.fresh.entries[key]; ok {
		return nil // another file has the same content
	}
	return p.fresh.add(key, data)
}

func (x *pack) add(key string, data []byte) error {
	if _, err := x.file.WriteAt(data, x.end); err != nil {
		return err
	}
	x.entries[key] = extent{x.end, int64(len(data))}
	x.end += int64(len(data))
	return nil
}

// drop forgets a pack that is damaged, and removes it.
func (p *packs) drop(x *pack) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if i := slices.Index(p.list, x); i >= 0 {
		p.list = slices.Delete(p.list, i, i+1)
		os.Remove(x.name)
	}
}

// open lists the packs that there are, once.
func (p *packs) open() {
	if p.listed {
		return
	}
	p.listed = true
	names, err := os.ReadDir(p.dir())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		p.c.note(fmt.Errorf("cache: %w", err))
	}
	prefix := p.prefix()
	for _, e := range names {
		if !strings.HasPrefix(e.Name(), prefix) || !e.Type().IsRegular() {
			continue
		}
		name := filepath.Join(p.dir(), e.Name())
		switch x, err := openPack(name); {
		case err == nil:
			p.list = append(p.list, x)
		case errors.Is(err, fs.ErrNotExist): // another process took it into its own
		default:
			p.c.note(fmt.Errorf("cache: %q: %w", name, err))
			if errors.Is(err, errCorrupt) {
				os.Remove(name)
			}
		}
	}
}

func openPack(name string) (*pack, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	x := &pack{name: name, file: f}
	if err := x.readIndex(); err != nil {
		f.Close()
		return nil, err
	}
	return x, nil
}

func (x *pack) readIndex() error {
	size, err := x.file.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	var tail [packTail]byte
	if size < packTail {
		return errCorrupt
	}
	if _, err := x.file.ReadAt(tail[:], size-packTail); err != nil {
		return err
	}
	length := binary.LittleEndian.Uint64(tail[16:])
	if length > uint64(size-packTail) || length > entryLimit {
		return errCorrupt
	}
	x.end = size - packTail - int64(length)
	data := append(tail[:16:16], make([]byte, length)...)
	if _, err := x.file.ReadAt(data[16:], x.end); err != nil {
		return err
	}
	var index packIndex
	if unsummed("", data, &index) != nil {
		return errCorrupt
	}
	for _, at := range index.Entries {
		if at.At < 0 || at.Size < 16 || at.Size > entryLimit || at.At > x.end-at.Size {
			return errCorrupt
		}
	}
	x.entries = index.Entries
	return nil
}

// settle seals what was added when it is much.
func (p *packs) settle() error {
	p.mu.Lock()
	much := p.fresh != nil && p.fresh.end >= sealAfter
	p.mu.Unlock()
	if !much {
		return nil
	}
	return p.seal()
}

// seal makes a pack of what was added.
func (p *packs) seal() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	x := p.fresh
	if x == nil {
		return nil
	}
	p.fresh = nil
	p.open()
	err := p.sealed(x)
	if err != nil {
		x.file.Close()
		os.Remove(x.name)
	}
	return err
}

func (p *packs) sealed(x *pack) error {
	taken := p.taken(x.end)
	for _, old := range taken {
		if err := x.take(old); err != nil {
			return err
		}
	}
	index := summed("", &packIndex{x.entries})
	sum := index[:16]
	index = append(index[16:], sum...)
	index = binary.LittleEndian.AppendUint64(index, uint64(len(index)-16))
	if _, err := x.file.WriteAt(index, x.end); err != nil {
		return err
	}
	name := filepath.Join(p.dir(), fmt.Sprintf("%s%x", p.prefix(), sum))
	if err := os.Rename(x.name, name); err != nil {
		return err
	}
	x.name = name
	for _, old := range taken {
		p.list = slices.DeleteFunc(p.list, func(x *pack) bool { return x == old })
		if old.name != name {
			os.Remove(old.name)
		}
	}
	p.list = append(p.list, x)
	return nil
}

// taken are the packs that one of so many bytes is to take in: the smallest, as long as
// the next is at most twice as large as all of them.
func (p *packs) taken(size int64) []*pack {
	bySize := slices.SortedFunc(slices.Values(p.list), func(a, b *pack) int { return cmp.Or(cmp.Compare(a.end, b.end), strings.Compare(a.name, b.name)) })
	n := 0
	for n < len(bySize) && bySize[n].end <= 2*size && size+bySize[n].end <= packLimit {
		size += bySize[n].end
		n++
	}
	return bySize[:n]
}

// take copies the sound entries of another pack.
func (x *pack) take(old *pack) error {
	all := make([]byte, old.end)
	if _, err := old.file.ReadAt(all, 0); err != nil {
		return nil // damaged: what it had is found out anew
	}
	for key, at := range old.entries {
		data := all[at.At : at.At+at.Size]
		if x.has(key) || !sound(key, data) {
			continue
		}
		if err := x.add(key, data); err != nil {
			return err
		}
	}
	return nil
}

func (x *pack) has(key string) bool {
	_, ok := x.entries[key]
	return ok
}

// close gives the files back. What was not sealed is lost.
func (p *packs) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, x := range p.list {
		x.file.Close()
	}
	if p.fresh != nil {
		p.fresh.file.Close()
		os.Remove(p.fresh.name)
	}
	p.list, p.fresh, p.listed = nil, nil, false
}
