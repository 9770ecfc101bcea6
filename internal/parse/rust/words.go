package rust

import "hash/maphash"

// words numbers the identifiers that a parser meets, so that what is known of one
// is looked up by its number. The zero value is empty.
type words struct {
	list     []known  // by number less one
	slots    []uint32 // of a hash table: numbers, 0 for none
	interest *Interest
}

// known is what is known of an identifier.
type known struct {
	text  string
	code  code
	can   may
	says  word // see words.says
	asked bool // says is known
	other word // what it says besides in the file at hand; see outliner.rename
}

// may is what an identifier may be.
type may uint8

const (
	mayGap   may = 1 << iota // syntax beyond the grammar may begin with it
	mustName                 // it is a name wherever it stands
	mustItem                 // nothing but an item or a field begins with it
)

// maxWords bounds how many are kept from file to file. Linux 7.2 has 40,000.
const maxWords = 1 << 17

// bound forgets all words when there are too many, while no file is open.
func (w *words) bound() {
	if len(w.list) > maxWords {
		*w = words{}
	}
}

// number is the number of an identifier, new or known.
func (w *words) number(text []byte) uint32 {
	if 2*len(w.list) >= len(w.slots) {
		w.grow()
	}
	for at := w.slot(text); ; at = (at + 1) & (len(w.slots) - 1) {
		n := w.slots[at]
		if n == 0 {
			w.add(string(text))
			w.slots[at] = uint32(len(w.list))
			return uint32(len(w.list))
		}
		if w.list[n-1].text == string(text) {
			return n
		}
	}
}

// seed keeps a file from having all its names in one slot.
var seed = maphash.MakeSeed()

func (w *words) slot(text []byte) int { return int(maphash.Bytes(seed, text) & uint64(len(w.slots)-1)) }

func (w *words) add(text string) {
	k := known{text: text, code: cName}
	if c, ok := keywordCodes[text]; ok {
		k.code = c
	}
	_, old := gapWords[text]
	_, young := newWords[text]
	if old || young {
		k.can |= mayGap
	}
	if !reserved[text] && !itemModifier[text] && !keywordBeforeNot[text] && !contextual[text] {
		k.can |= mustName
	}
	if beginsItem[text] {
		k.can |= mustItem
	}
	w.list = append(w.list, k)
}

// beginsItem are the words with which nothing but an item or a field begins.
var beginsItem = map[string]bool{"pub": true, "fn": true, "struct": true, "enum": true, "impl": true, "trait": true, "mod": true, "type": true}

func (w *words) grow() {
	w.slots = make([]uint32, max(1<<12, 2*len(w.slots)))
	for i := range w.list {
		at := w.slot([]byte(w.list[i].text))
		for w.slots[at] != 0 {
			at = (at + 1) & (len(w.slots) - 1)
		}
		w.slots[at] = uint32(i + 1)
	}
}

// ask makes says tell of this interest.
func (w *words) ask(interest *Interest) {
	if w.interest == interest {
		return
	}
	w.interest = interest
	for i := range w.list {
		w.list[i].asked = false
	}
}

func (w *words) known(number uint32) *known { return &w.list[number-1] }

// says tells what the identifier of that number by itself says.
func (w *words) says(number uint32) word {
	k := w.known(number)
	if !k.asked {
		k.asked, k.says = true, w.interest.saysOf(k.text)
	}
	return k.says | k.other
}

// rename has a name say more until it is forgotten.
func (w *words) rename(name string, says word) { w.known(w.number([]byte(name))).other |= says }

// forget undoes rename, for names with and without r#.
func (w *words) forget(names map[string]bool) {
	for name := range names {
		w.known(w.number([]byte(name))).other = 0
		w.known(w.number([]byte("r#" + name))).other = 0
	}
}
