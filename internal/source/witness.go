package source

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zeebo/xxh3"
)

// Witness is a Dir that notes every answer that it gives, so that a later run
// can learn cheaply whether each of them would be the same: what a scan found
// out about the tree is still true then, and need not be found out again.
//
// What only the shape of a directory decides is noted too, by walks: that a
// file is not there, that a link leads nowhere.
type Witness struct {
	*Dir
	start int64 // ns; what changed later than a little before it may change unseen

	mu     sync.Mutex
	seen   map[question]answer
	opaque bool
}

// Seen is one answer that a Witness gave, as plain data.
type Seen struct {
	Op     uint8 // what was asked
	Path   string
	Stamp  uint64 // of what the system says of the file; 0 when that proves nothing
	Hi, Lo uint64 // a hash of the answer
}

type question struct {
	op   uint8
	path string
}

type answer struct {
	stamp uint64
	hash  xxh3.Uint128
}

const (
	opRead uint8 = iota + 1
	opStat
	opList
	opWalk
)

const (
	absent uint64 = iota + 1 // the stamp of what does not exist
	linked                   // of a directory whose links may lead elsewhere at any time
)

// status is what the system says of a file or directory; the zero value is
// nothing.
type status struct {
	absent       bool
	mode         uint32
	size         int64
	mtime, ctime int64 // ns
	inode, dev   uint64
}

// stamp is a number that another status of the same content does not have; 0
// when the file may have changed since start, in ns, without showing it.
func (s status) stamp(start int64) uint64 {
	switch {
	case s.absent:
		return absent
	case s.mode == 0 || s.mtime >= start || s.ctime >= start:
		return 0
	}
	var b [48]byte
	for i, n := range []uint64{uint64(s.size), uint64(s.mtime), uint64(s.ctime), s.inode, s.dev, uint64(s.mode)} {
		binary.LittleEndian.PutUint64(b[8*i:], n)
	}
	return max(xxh3.Hash(b[:]), linked+1)
}

// racy is how much older than a run a file must be for its time stamps to
// betray a later change: file systems count in steps of up to two seconds.
const racy = 2 * time.Second

// NewWitness begins to note what d answers.
func NewWitness(d *Dir) *Witness {
	return &Witness{Dir: d, start: time.Now().Add(-racy).UnixNano(), seen: map[question]answer{}}
}

// note keeps the first answer to a question. Where two answers differ the tree
// changed meanwhile, and the first will be found untrue.
func (w *Witness) note(op uint8, path string, stamp uint64, hash xxh3.Uint128) {
	w.mu.Lock()
	defer w.mu.Unlock()
	q := question{op, path}
	if _, ok := w.seen[q]; !ok {
		w.seen[q] = answer{stamp, hash}
	}
}

// Seen lists what was answered, in order. It is nil when some answer cannot be
// checked later.
func (w *Witness) Seen() []Seen {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.opaque {
		return nil
	}
	list := make([]Seen, 0, len(w.seen))
	for q, a := range w.seen {
		list = append(list, Seen{q.op, q.path, a.stamp, a.hash.Hi, a.hash.Lo})
	}
	slices.SortFunc(list, compareSeen)
	return list
}

func compareSeen(a, b Seen) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Op, b.Op))
}

// ReadFile reads a file as Dir does, and notes its content.
func (w *Witness) ReadFile(name string) ([]byte, error) { return w.ReadInto(name, nil) }

// ReadInto is ReadFile into buf where there is room.
func (w *Witness) ReadInto(name string, buf []byte) ([]byte, error) {
	data, s, err := w.Dir.readFile(name, buf)
	w.note(opRead, name, s.stamp(w.start), contentHash(data, err))
	return data, err
}

// Stat describes a file as Dir does, and notes the answer.
func (w *Witness) Stat(name string) (fs.FileInfo, error) {
	s := w.Dir.status(name)
	info, err := w.Dir.Stat(name)
	w.note(opStat, name, s.stamp(w.start), infoHash(info, err))
	return info, err
}

// ReadDir lists a directory as Dir does, and notes its entries.
func (w *Witness) ReadDir(name string) ([]fs.DirEntry, error) {
	s := w.Dir.status(name)
	list, err := w.Dir.ReadDir(name)
	w.note(opList, name, s.stamp(w.start), listHash(list, err))
	return list, err
}

// Open opens a file. What is done with it is not noted, so that nothing that
// the Witness saw counts any more.
func (w *Witness) Open(name string) (fs.File, error) {
	w.mu.Lock()
	w.opaque = true
	w.mu.Unlock()
	return w.Dir.Open(name)
}

func (w *Witness) walk(want func(string) bool) ([]string, []Skip) {
	walker := w.Dir.walker(want)
	walker.noted = func(dir string) func(*batch) {
		stamp := w.status(dir).stamp(w.start)
		return func(b *batch) {
			if b.odd {
				stamp = linked
			}
			w.note(opWalk, dir, stamp, b.hash())
		}
	}
	walker.run(walkers())
	return walker.files, walker.skipped
}

// hash is of what one directory added to b, which holds nothing else. A
// directory with odd entries is known by what they lead to as well.
func (b *batch) hash() xxh3.Uint128 {
	h := xxh3.New()
	for i, list := range [][]string{b.files, b.dirs} {
		list = slices.Clone(list)
		slices.Sort(list)
		for _, s := range list {
			writeText(h, s)
		}
		h.Write([]byte{byte(i)})
	}
	skipped := slices.Clone(b.skipped)
	slices.SortFunc(skipped, func(a, b Skip) int { return cmp.Compare(a.Path, b.Path) })
	for _, s := range skipped {
		writeText(h, s.Path)
		writeText(h, s.Reason)
	}
	return h.Sum128()
}

func writeText(h *xxh3.Hasher, s string) {
	h.Write(binary.AppendUvarint(nil, uint64(len(s))+2))
	h.WriteString(s)
}

func contentHash(data []byte, err error) xxh3.Uint128 {
	if err != nil {
		return errorHash(err)
	}
	return xxh3.Hash128(data)
}

func errorHash(err error) xxh3.Uint128 { return xxh3.HashString128("error: " + Reason(err)) }

func infoHash(info fs.FileInfo, err error) xxh3.Uint128 {
	if err != nil {
		return errorHash(err)
	}
	text := binary.AppendUvarint([]byte(info.Name()), uint64(info.Mode()))
	if !info.IsDir() {
		text = binary.AppendUvarint(text, uint64(info.Size()))
	}
	return xxh3.Hash128(text)
}

func listHash(list []fs.DirEntry, err error) xxh3.Uint128 {
	if err != nil {
		return errorHash(err)
	}
	var text bytes.Buffer
	for _, e := range list {
		text.WriteString(e.Name())
		text.WriteByte(0)
		text.Write(binary.AppendUvarint(nil, uint64(e.Type())))
	}
	return xxh3.Hash128(text.Bytes())
}

// Holds reports whether d would give every answer of seen again; want is what
// the walk among them asked for. It renews the stamps of seen in place, and
// says whether any was out of date.
func Holds(d *Dir, seen []Seen, want func(string) bool) (holds, renewed bool) {
	start := time.Now().Add(-racy).UnixNano()
	const step = 256
	var next atomic.Int64
	var wrong, changed atomic.Bool
	var all sync.WaitGroup
	for range min(walkers(), len(seen)/step+1) {
		all.Go(func() {
			buf := make([]byte, dirBuffer)
			for !wrong.Load() {
				from := int(next.Add(step)) - step
				if from >= len(seen) {
					return
				}
				for i := from; i < min(from+step, len(seen)); i++ {
					s := &seen[i]
					now := d.status(s.Path)
					if s.Stamp != 0 && now.stamp(start) == s.Stamp {
						continue
					}
					if !d.again(s, want, buf) {
						wrong.Store(true)
						return
					}
					if stamp := now.stamp(start); stamp != s.Stamp && s.Stamp != linked {
						s.Stamp = stamp
						changed.Store(true)
					}
				}
			}
		})
	}
	all.Wait()
	return !wrong.Load(), changed.Load()
}

// again asks the question of s anew.
func (d *Dir) again(s *Seen, want func(string) bool, buf []byte) bool {
	var hash xxh3.Uint128
	switch s.Op {
	case opRead:
		data, _, err := d.readFile(s.Path, buf)
		hash = contentHash(data, err)
	case opStat:
		info, err := d.Stat(s.Path)
		hash = infoHash(info, err)
	case opList:
		list, err := d.ReadDir(s.Path)
		hash = listHash(list, err)
	case opWalk:
		w := d.walker(want)
		b := newBatch(w)
		w.read(s.Path, buf, b)
		hash = b.hash()
	default:
		return false
	}
	return hash == xxh3.Uint128{Hi: s.Hi, Lo: s.Lo}
}
