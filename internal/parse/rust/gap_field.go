package rust

// structGap masks the default values of the fields of a struct or union.
func (l *layer) structGap(i int) {
	j := i + 2
	if l.is(i+1, "$") {
		j++
	}
	if l.kind(j-1) != Ident || !l.is(j, "<") && !l.is(j, "{") && !l.is(j, "(") && !l.is(j, "where") {
		return
	}
	if l.is(j, "<") {
		end := l.anglesEnd(j, len(l.tokens))
		if end == j {
			return
		}
		j = end + 1
	}
	if l.is(j, "where") {
		for ; j < len(l.tokens) && j < i+400 && !l.is(j, "{"); j++ {
			switch {
			case l.is(j, "<"):
				j = l.anglesEnd(j, len(l.tokens))
			case l.is(j, ";") || l.kind(j) == Close:
				return
			case l.kind(j) == Open && l.tokens[j].Match() > j:
				j = l.tokens[j].Match()
			}
		}
	}
	switch {
	case l.kind(j) != Open || l.tokens[j].Match() < j:
	case l.is(j, "{"):
		l.fieldDefaults(j)
	case l.is(j, "("):
		l.tupleDefaults(j)
	}
}

// enumGap does so for the variants of an enum, and finds those without a name.
func (l *layer) enumGap(i int) {
	j := i + 1
	for ; j < len(l.tokens) && j < i+400 && !l.is(j, "{"); j++ {
		if l.is(j, ";") || l.kind(j) != Ident && l.kind(j) != Punct && l.kind(j) != Lifetime {
			return
		}
	}
	if l.kind(i+1) != Ident && !l.is(i+1, "$") || !l.is(j, "{") {
		return
	}
	for k := j + 1; k < l.tokens[j].Match() && l.spend(); k++ {
		if l.is(k, "_") && l.startsVariant(k) {
			l.mask("unnamed-variant", k, k, "V")
		}
		if l.kind(k) != Open || l.tokens[k].Match() < k {
			continue
		}
		switch {
		case l.kind(k-1) != Ident:
		case l.is(k, "{"):
			l.fieldDefaults(k)
		case l.is(k, "("):
			l.tupleDefaults(k)
		}
		k = l.tokens[k].Match()
	}
}

// startsVariant reports whether token i is the name of a variant between the braces of
// an enum.
func (l *layer) startsVariant(i int) bool {
	prev := l.kind(i - 1)
	return prev == Open || prev == Close || prev == Doc || l.is(i-1, ",") && !l.amongArguments(i, i+1) || l.is(i-1, "pub")
}

// tupleDefaults does so for fields without a name, of which rustc gates the values
// too before it refuses them.
func (l *layer) tupleDefaults(open int) {
	end := l.tokens[open].Match()
	if !l.trusted() {
		return
	}
	for k := open + 1; k < end && l.spend(); k++ {
		switch {
		case l.kind(k) == Open && l.tokens[k].Match() > k:
			k = l.tokens[k].Match()
		case l.is(k, "<"):
			k = l.anglesEnd(k, end)
		case l.is(k, "="):
			k = l.fieldDefault(k, end)
		}
	}
}

// fieldDefaults masks "= value" after the types of the fields between the braces
// at token open.
func (l *layer) fieldDefaults(open int) {
	end := l.tokens[open].Match()
	typed := false
	for k := open + 1; k < end && l.spend(); k++ {
		switch {
		case l.kind(k) == Open && l.tokens[k].Match() > k:
			k = l.tokens[k].Match()
		case l.is(k, "<"):
			k = l.anglesEnd(k, end)
		case l.is(k, ","), l.is(k, ";"):
			typed = false
		case !l.is(k-1, ":") && l.colon(k):
			// Macros may hold other items than fields between these braces.
			typed = l.kind(k-1) == Ident && !l.is(k-2, "const") && !l.is(k-2, "static")
		case typed && l.is(k, "=") && !l.is(k-1, "=") && !l.is(k+1, "=") && !l.is(k+1, ">"):
			if l.trusted() {
				k = l.fieldDefault(k, end)
				continue
			}
			// Such macros are older than the syntax, and mean something of their own.
			if last := l.valueEnd(k, end); last > k {
				l.edit(l.tokens[k].Start(), l.tokens[last].End(), "")
				k = last
			}
		}
	}
}

// fieldDefault masks the value that the "=" at token k gives a field, and is its last
// token. rustc reports it from where the type ends (parse_field_def).
func (l *layer) fieldDefault(k, end int) int {
	last := l.valueEnd(k, end)
	if last > k {
		l.mask("field-default", k, last, "")
		l.file.Facts[len(l.file.Facts)-1].Start = l.tokens[k-1].End()
	}
	return last
}

// valueEnd is the last token of the value after the "=" at token k: commas
// among generic arguments do not end it.
func (l *layer) valueEnd(k, end int) int {
	last := k
	for last+1 < end && !l.is(last+1, ",") && l.spend() {
		last++
		switch {
		case l.kind(last) == Open && l.tokens[last].Match() > last:
			last = l.tokens[last].Match()
		case l.is(last, "<"):
			last = l.anglesEnd(last, end)
		}
	}
	return last
}
