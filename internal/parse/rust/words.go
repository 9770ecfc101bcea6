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
	entry entry
	other word // what it says besides in the file at hand; see outliner.rename
	gap   bool // syntax beyond the grammar may begin with it
	plain bool // a name wherever it stands
	item  bool // nothing but an item or a field begins with it
	asked bool // entry.says is known
}

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
	k := known{text: text, entry: entry{code: cName}}
	if c, ok := keywordCodes[text]; ok {
		k.entry.code = c
	}
	_, old := gapWords[text]
	_, young := newWords[text]
	k.gap = old || young
	k.plain = !reserved[text] && !itemModifier[text] && !keywordBeforeNot[text] && !contextual[text]
	k.item = beginsItem[text]
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

// ask makes entries tell of this interest.
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

// entry is what is known of the identifier of that number.
func (w *words) entry(number uint32) entry {
	k := w.known(number)
	if !k.asked {
		k.asked, k.entry.says = true, w.interest.saysOf(k.text)
	}
	return entry{k.entry.code, k.entry.says | k.other}
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
