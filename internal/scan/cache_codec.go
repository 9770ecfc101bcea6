package scan

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"sync"
	"unsafe"
)

// The codec writes plain values (booleans, integers, strings, slices, maps,
// structs of exported fields and pointers to all of these) and keeps what JSON
// and gob lose: nil and empty slices differ, a pointer to a zero value is not
// nil, and a value that two pointers share is written once and shared again.
// The last keeps conditions small, which a crate's findings share by the
// thousand, and lets them be compared as pointers. Nothing is said of types:
// the caller keys what it keeps by the program that wrote it.

// encode appends v, a pointer to a value, to out.
func encode(out []byte, v any) []byte {
	w := &encoder{out: out, texts: map[string]uint64{}, shared: map[address]uint64{}}
	p := reflect.ValueOf(v).Elem()
	coderOf(p.Type()).put(w, p)
	return w.out
}

// decode reads into v, a pointer to a zero value, what encode wrote.
func decode(src []byte, v any) (err error) {
	r := &decoder{src: string(src)}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("cache entry: %v", p)
		}
	}()
	p := reflect.ValueOf(v).Elem()
	coderOf(p.Type()).get(r, p)
	if r.err == nil && r.src != "" {
		r.err = errCorrupt
	}
	return r.err
}

var errCorrupt = errors.New("cache entry is damaged")

type encoder struct {
	out    []byte
	texts  map[string]uint64
	shared map[address]uint64
}

// address tells a value from its own first field, which stands in the same place.
type address struct {
	at unsafe.Pointer
	of reflect.Type
}

func (w *encoder) number(n uint64) { w.out = binary.AppendUvarint(w.out, n) }

// text writes a string once, and its number from then on.
func (w *encoder) text(s string) {
	if n, ok := w.texts[s]; ok {
		w.number(n)
		return
	}
	w.texts[s] = uint64(len(w.texts) + 1)
	w.number(0)
	w.number(uint64(len(s)))
	w.out = append(w.out, s...)
}

type decoder struct {
	src    string
	texts  []string
	shared []reflect.Value
	err    error
}

func (r *decoder) fail() { r.err, r.src = errCorrupt, "" }

func (r *decoder) number() uint64 {
	var n uint64
	for i := 0; i < len(r.src) && i < binary.MaxVarintLen64; i++ {
		c := r.src[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.src = r.src[i+1:]
			return n
		}
	}
	r.fail()
	return 0
}

// length reads a count of things of which each takes a byte at least.
func (r *decoder) length() int {
	n := r.number()
	if n > uint64(len(r.src)) {
		r.fail()
		return 0
	}
	return int(n)
}

func (r *decoder) text() string {
	n := r.number()
	if n > uint64(len(r.texts)) {
		r.fail()
		return ""
	}
	if n > 0 {
		return r.texts[n-1]
	}
	size := r.length()
	s := r.src[:size]
	r.src = r.src[size:]
	r.texts = append(r.texts, s)
	return s
}

// coder writes and reads the values of one type.
type coder struct {
	put func(*encoder, reflect.Value)
	get func(*decoder, reflect.Value)
}

var coders sync.Map // reflect.Type -> *coder

func coderOf(t reflect.Type) *coder {
	if c, ok := coders.Load(t); ok {
		return c.(*coder)
	}
	c := newCoder(t)
	coders.Store(t, c)
	return c
}

// later is the coder of a type that may be part of itself.
func later(t reflect.Type) func() *coder {
	return sync.OnceValue(func() *coder { return coderOf(t) })
}

func newCoder(t reflect.Type) *coder {
	switch t.Kind() {
	case reflect.Bool:
		return &coder{
			func(w *encoder, v reflect.Value) {
				if v.Bool() {
					w.number(1)
					return
				}
				w.number(0)
			},
			func(r *decoder, v reflect.Value) { v.SetBool(r.number() != 0) },
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return &coder{
			func(w *encoder, v reflect.Value) { n := v.Int(); w.number(uint64(n<<1) ^ uint64(n>>63)) },
			func(r *decoder, v reflect.Value) { n := r.number(); v.SetInt(int64(n>>1) ^ -int64(n&1)) },
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return &coder{
			func(w *encoder, v reflect.Value) { w.number(v.Uint()) },
			func(r *decoder, v reflect.Value) { v.SetUint(r.number()) },
		}
	case reflect.String:
		return &coder{
			func(w *encoder, v reflect.Value) { w.text(v.String()) },
			func(r *decoder, v reflect.Value) { v.SetString(r.text()) },
		}
	case reflect.Pointer:
		return pointerCoder(t)
	case reflect.Slice:
		return sliceCoder(t)
	case reflect.Map:
		return mapCoder(t)
	case reflect.Struct:
		return structCoder(t)
	}
	panic(fmt.Sprintf("%v cannot be cached", t))
}

func structCoder(t reflect.Type) *coder {
	fields := make([]*coder, t.NumField())
	for i := range fields {
		if !t.Field(i).IsExported() {
			panic(fmt.Sprintf("%v cannot be cached: it has the field %s", t, t.Field(i).Name))
		}
		fields[i] = coderOf(t.Field(i).Type)
	}
	return &coder{
		func(w *encoder, v reflect.Value) {
			for i, c := range fields {
				c.put(w, v.Field(i))
			}
		},
		func(r *decoder, v reflect.Value) {
			for i, c := range fields {
				if r.err != nil {
					return
				}
				c.get(r, v.Field(i))
			}
		},
	}
}

// pointerCoder writes 0 for nil, 1 and the value when it is new, and 2 and up
// for one that was written before.
func pointerCoder(t reflect.Type) *coder {
	elem := later(t.Elem())
	return &coder{
		func(w *encoder, v reflect.Value) {
			p := address{v.UnsafePointer(), t}
			if p.at == nil {
				w.number(0)
				return
			}
			if n, ok := w.shared[p]; ok {
				w.number(n)
				return
			}
			w.shared[p] = uint64(len(w.shared)) + 2
			w.number(1)
			elem().put(w, v.Elem())
		},
		func(r *decoder, v reflect.Value) {
			n := r.number()
			switch {
			case n == 0:
			case n == 1:
				p := reflect.New(t.Elem())
				r.shared = append(r.shared, p)
				elem().get(r, p.Elem())
				v.Set(p)
			case n-2 < uint64(len(r.shared)) && r.shared[n-2].Type() == t:
				v.Set(r.shared[n-2])
			default:
				r.fail()
			}
		},
	}
}

// sliceCoder writes the length and one, or 0 for nil.
func sliceCoder(t reflect.Type) *coder {
	elem := later(t.Elem())
	return &coder{
		func(w *encoder, v reflect.Value) {
			if v.IsNil() {
				w.number(0)
				return
			}
			w.number(uint64(v.Len()) + 1)
			put := elem().put
			for i := range v.Len() {
				put(w, v.Index(i))
			}
		},
		func(r *decoder, v reflect.Value) {
			n := r.number()
			if n == 0 {
				return
			}
			if n--; n > uint64(len(r.src)) || n > math.MaxInt32 {
				r.fail()
				return
			}
			s := reflect.MakeSlice(t, int(n), int(n))
			get := elem().get
			for i := 0; i < int(n) && r.err == nil; i++ {
				get(r, s.Index(i))
			}
			v.Set(s)
		},
	}
}

// mapCoder writes the length and one, or 0 for nil, and the entries in the
// order of their written keys.
func mapCoder(t reflect.Type) *coder {
	key, elem := later(t.Key()), later(t.Elem())
	return &coder{
		func(w *encoder, v reflect.Value) {
			if v.IsNil() {
				w.number(0)
				return
			}
			w.number(uint64(v.Len()) + 1)
			keys := v.MapKeys()
			slices.SortFunc(keys, compareKeys)
			for _, k := range keys {
				key().put(w, k)
				elem().put(w, v.MapIndex(k))
			}
		},
		func(r *decoder, v reflect.Value) {
			n := r.number()
			if n == 0 {
				return
			}
			if n--; n > uint64(len(r.src)) {
				r.fail()
				return
			}
			m := reflect.MakeMapWithSize(t, int(n))
			for i := uint64(0); i < n && r.err == nil; i++ {
				k, e := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
				key().get(r, k)
				elem().get(r, e)
				m.SetMapIndex(k, e)
			}
			v.Set(m)
		},
	}
}

func compareKeys(a, b reflect.Value) int {
	if a.Kind() == reflect.String {
		return compareOrdered(a.String(), b.String())
	}
	return compareOrdered(a.Int(), b.Int())
}

func compareOrdered[T string | int64](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
