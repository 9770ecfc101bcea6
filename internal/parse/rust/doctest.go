package rust

import (
	"bytes"
	"strings"
)

// docLine is one line of documentation: where its text, without the comment's
// margin, starts and ends in the file.
type docLine struct{ start, end int }

// doctests finds the Rust code blocks in a run of doc comments, as rustdoc
// does, and makes a region of each.
func (l *layer) doctests(docs []int) {
	if l.doctest {
		return // rustdoc does not look for tests in tests
	}
	first, last := l.tokens[docs[0]], l.tokens[docs[len(docs)-1]]
	text := l.file.Src[first.Start():last.End()]
	if !bytes.Contains(text, []byte("```")) && !bytes.Contains(text, []byte("~~~")) && !bytes.Contains(text, []byte("     ")) {
		return
	}
	var lines []docLine
	for _, i := range docs {
		lines = l.docLines(lines, &l.tokens[i])
	}
	l.codeBlocks(l.unindent(lines))
}

// docLines adds the lines of a doc comment, or of the string of a doc attribute.
func (l *layer) docLines(list []docLine, t *Token) []docLine {
	src := l.file.Src
	switch {
	case t.Kind == String:
		return append(list, l.docStringLines(t)...)
	case src[t.Start()+1] == '/':
		end := t.Start() + len(bytes.TrimRight(src[t.Start():t.End()], "\r\n"))
		return append(list, docLine{min(t.Start()+3, end), end})
	}
	end := t.End()
	if bytes.HasSuffix(src[t.Start():t.End()], []byte("*/")) && t.End()-t.Start() >= 5 {
		end -= 2
	}
	lines := cutLines(src, t.Start()+3, end)
	stars := len(lines) > 1
	for _, x := range lines[min(1, len(lines)):] {
		s := bytes.TrimLeft(src[x.start:x.end], " \t")
		stars = stars && (len(s) == 0 || s[0] == '*')
	}
	for i := 1; i < len(lines) && stars; i++ {
		x := &lines[i]
		if at := bytes.IndexByte(src[x.start:x.end], '*'); at >= 0 {
			x.start += at + 1
		}
	}
	return append(list, lines...)
}

// docStringLines cuts the string of #[doc = ".."]; one with escapes is left out,
// since its lines are not those of the file.
func (l *layer) docStringLines(t *Token) []docLine {
	src := l.file.Src
	text := src[t.Start():t.End()]
	open := bytes.IndexByte(text, '"')
	shut := bytes.LastIndexByte(text, '"')
	if shut <= open || text[0] != 'r' && bytes.IndexByte(text, '\\') >= 0 {
		return nil
	}
	return cutLines(src, t.Start()+open+1, t.Start()+shut)
}

func cutLines(src []byte, start, end int) []docLine {
	var lines []docLine
	for start < end {
		n := min(lineLength(src[start:]), end-start)
		lines = append(lines, docLine{start, start + len(bytes.TrimRight(src[start:start+n], "\r\n"))})
		start += n
	}
	return lines
}

// unindent takes off the indentation that all lines share.
func (l *layer) unindent(lines []docLine) []docLine {
	least := -1
	for _, x := range lines {
		s := l.file.Src[x.start:x.end]
		if blank := len(bytes.TrimLeft(s, " \t")); blank > 0 && (least < 0 || len(s)-blank < least) {
			least = len(s) - blank
		}
	}
	for i := range lines {
		lines[i].start = min(lines[i].start+max(least, 0), lines[i].end)
	}
	return lines
}

// codeBlocks walks lines of Markdown and hands over the code in them: fenced by
// ``` or ~~~, or indented by four after a blank line that no list precedes.
func (l *layer) codeBlocks(lines []docLine) {
	inList, afterBlank := false, true
	for i := 0; i < len(lines); i++ {
		text := string(l.file.Src[lines[i].start:lines[i].end])
		body := strings.TrimLeft(text, " \t")
		indent := len(text) - len(body)
		fence, info := fenceOf(body)
		switch {
		case fence != "" && (indent < 4 || inList):
			end := i + 1
			for end < len(lines) && !l.closesFence(lines[end], fence) {
				end++
			}
			if isRust(info) {
				l.block(lines[i+1:end], indent, lines[i], lines[min(end, len(lines)-1)])
			}
			i, afterBlank = end, false
			continue
		case body != "" && indent >= 4 && afterBlank && !inList:
			end := i
			for end < len(lines) && l.indented(lines[end]) {
				end++
			}
			l.block(lines[i:end], 4, lines[max(i-1, 0)], lines[end-1])
			i = end - 1
			continue
		case body == "":
			afterBlank = true
			continue
		}
		if indent < 2 || listItem(body) {
			inList = listItem(body)
		}
		afterBlank = false
	}
}

// fenceOf splits the opening line of a fenced block into fence and info string.
func fenceOf(line string) (fence, info string) {
	for _, c := range []string{"`", "~"} {
		rest := strings.TrimLeft(line, c)
		if n := len(line) - len(rest); n >= 3 && (c == "~" || !strings.Contains(rest, "`")) {
			return line[:n], strings.TrimSpace(rest)
		}
	}
	return "", ""
}

func (l *layer) closesFence(x docLine, fence string) bool {
	s := strings.TrimSpace(string(l.file.Src[x.start:x.end]))
	return len(s) >= len(fence) && strings.Trim(s, fence[:1]) == ""
}

// indented reports whether a line belongs to an indented code block.
func (l *layer) indented(x docLine) bool {
	s := string(l.file.Src[x.start:x.end])
	return strings.HasPrefix(s, "    ") || strings.TrimSpace(s) == ""
}

func listItem(line string) bool {
	rest := strings.TrimLeft(line, "0123456789")
	if rest != line && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") ")) {
		return true
	}
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "+ ")
}

// isRust reads the info string of a code block as rustdoc's LangString::parse
// does, and says whether the block is compiled and meant to compile.
func isRust(info string) bool {
	rust, other := false, false
	for _, word := range strings.FieldsFunc(info, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' }) {
		switch {
		case word == "rust":
			rust = true
		case word == "should_panic", word == "no_run", word == "test_harness", word == "standalone_crate",
			word == "standalone", word == "allow_fail", strings.HasPrefix(word, "edition20"):
			rust = rust || !other
		case word == "ignore", strings.HasPrefix(word, "ignore-"), word == "compile_fail":
			return false
		case len(word) == 5 && word[0] == 'E' && strings.Trim(word[1:], "0123456789") == "":
			rust = rust || !other
		default:
			other = true
		}
	}
	return rust || !other
}

// block makes a region of a code block's lines. The margins of its lines, and of
// the lines before and after it, which hold the brackets around it, are blanked.
func (l *layer) block(lines []docLine, indent int, before, after docLine) {
	if len(lines) == 0 {
		return
	}
	file := l.file
	start, end := before.end-min(before.end-before.start, 1), max(after.end, lines[len(lines)-1].end)
	start = min(start, lines[0].start)
	text := bytes.Repeat([]byte{' '}, end-start)
	for i, c := range file.Src[start:end] {
		if c == '\n' {
			text[i] = '\n'
		}
	}
	for _, x := range lines {
		from := x.start
		for from < min(x.start+indent, x.end) && (file.Src[from] == ' ' || file.Src[from] == '\t') {
			from++
		}
		code := file.Src[from:x.end]
		trimmed := bytes.TrimLeft(code, " \t")
		lead := len(code) - len(trimmed)
		switch {
		case bytes.HasPrefix(trimmed, []byte("# ")):
			code = append(bytes.Repeat([]byte{' '}, lead+2), trimmed[2:]...)
		case bytes.Equal(trimmed, []byte("#")):
			code = nil
		case bytes.HasPrefix(trimmed, []byte("##")):
			code = append(bytes.Repeat([]byte{' '}, lead+1), trimmed[1:]...)
		}
		copy(text[from-start:], code)
	}
	sub := &layer{file: file, src: text, base: start, doctest: true}
	lexed := file.parser.lex(text, start)
	sub.tokens = lexed.tokens
	if len(sub.tokens) == 0 || lexed.depth > maxNesting {
		return
	}
	file.Regions = append(file.Regions, &Region{Kind: Doctest, file: file, from: sub, start: start, end: end})
	sub.analyse()
}
