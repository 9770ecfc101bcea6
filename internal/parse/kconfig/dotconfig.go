package kconfig

import (
	"fmt"
	"strings"
)

// Config is a .config file: the value of every symbol it names, keyed with the
// CONFIG_ prefix. Values are "y", "m", "n", a number, or a string without its
// quotes. Nil means that there is none.
type Config map[string]string

// ParseConfig reads a .config file. A line that is neither an assignment, a
// comment nor "# CONFIG_X is not set" is an error.
func ParseConfig(path string, src []byte) (Config, error) {
	c := Config{}
	l := lines{src: string(src), line: 1}
	for l.pos < len(l.src) {
		text := strings.TrimSpace(l.physical())
		l.line++
		if rest, ok := strings.CutPrefix(text, "# CONFIG_"); ok {
			if name, ok := strings.CutSuffix(rest, " is not set"); ok {
				c["CONFIG_"+name] = "n"
			}
			continue
		}
		if text == "" || text[0] == '#' {
			continue
		}
		name, value, ok := strings.Cut(text, "=")
		if !ok || !strings.HasPrefix(name, "CONFIG_") || strings.ContainsAny(name, " \t") {
			return nil, fmt.Errorf("%s:%d: %.60q: want CONFIG_NAME=VALUE or a comment", path, l.line-1, text)
		}
		if s, _, quoted := quoted(value); quoted {
			value = s
		}
		c[name] = value
	}
	return c, nil
}
