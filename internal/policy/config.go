package policy

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"gopkg.in/yaml.v3"

	"featscan/internal/features"
)

// ConfigName is the file that holds a tree's policy.
const ConfigName = ".featscan.yaml"

// MaxConfig is the largest policy that is read, in bytes.
const MaxConfig = 1 << 20

// Config is a tree's policy: what it allows beyond the kernel's own allow-list,
// how bad each type of problem is, and which paths are none of its business.
// The zero value is the built-in policy.
type Config struct {
	Allow   []Allow
	Levels  map[string]Level
	Exclude []string // glob patterns of paths, ** included
}

// Allow lets some paths use some features.
type Allow struct {
	Features []string
	Paths    []string // glob patterns; none means everywhere
	Reason   string
	Issue    string
}

func (c *Config) level(name string, builtin Level) Level {
	if l, ok := c.Levels[name]; ok {
		return l
	}
	return builtin
}

func (c *Config) allows(feature, file string) bool {
	for _, a := range c.Allow {
		if slices.Contains(a.Features, feature) && (len(a.Paths) == 0 || matchAny(a.Paths, file)) {
			return true
		}
	}
	return false
}

func (c *Config) excluded(file string) bool { return matchAny(c.Exclude, file) }

func matchAny(patterns []string, file string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return doublestar.MatchUnvalidated(p, file) })
}

// ConfigError is everything that is wrong with a policy, in line order.
type ConfigError struct {
	File     string
	Mistakes []Mistake
}

// Mistake is one thing that is wrong with a policy.
type Mistake struct {
	Line, Col int // 1-based; Col 0 means the whole line
	Msg       string
}

func (e *ConfigError) Error() string {
	lines := make([]string, len(e.Mistakes))
	for i, m := range e.Mistakes {
		lines[i] = fmt.Sprintf("%s:%d", e.File, m.Line)
		if m.Col > 0 {
			lines[i] += fmt.Sprintf(":%d", m.Col)
		}
		lines[i] += ": " + m.Msg
	}
	return strings.Join(lines, "\n")
}

// ParseConfig reads a policy strictly: an unknown key, a missing reason, a
// type that does not exist are errors, and all of them are told at once.
func ParseConfig(name string, data []byte) (*Config, error) {
	p := &configParser{config: &Config{Levels: map[string]Level{}}}
	if len(data) > MaxConfig {
		return nil, &ConfigError{name, []Mistake{{1, 0, "policy is larger than 1 MiB"}}}
	}
	p.document(data)
	if len(p.mistakes) > 0 {
		slices.SortStableFunc(p.mistakes, func(a, b Mistake) int { return a.Line - b.Line })
		return nil, &ConfigError{name, p.mistakes}
	}
	return p.config, nil
}

type configParser struct {
	config   *Config
	mistakes []Mistake
}

func (p *configParser) wrong(n *yaml.Node, format string, args ...any) {
	p.mistakes = append(p.mistakes, Mistake{n.Line, n.Column, fmt.Sprintf(format, args...)})
}

func (p *configParser) document(data []byte) {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	err := dec.Decode(&doc)
	if errors.Is(err, io.EOF) {
		return // an empty policy is the built-in one
	}
	if err != nil {
		line, msg := 1, strings.TrimPrefix(err.Error(), "yaml: ")
		if _, scanErr := fmt.Sscanf(msg, "line %d:", &line); scanErr == nil {
			_, msg, _ = strings.Cut(msg, ": ")
		}
		p.mistakes = append(p.mistakes, Mistake{line, 0, "not YAML: " + msg})
		return
	}
	var second yaml.Node
	if dec.Decode(&second) == nil {
		p.wrong(&second, "a second document; want one")
	}
	p.mapping(doc.Content[0], "a policy", map[string]func(*yaml.Node){
		"allow":   func(n *yaml.Node) { p.sequence(n, "allow", p.allow) },
		"levels":  p.levels,
		"exclude": func(n *yaml.Node) { p.config.Exclude = p.patterns(n, "exclude") },
	})
}

// mapping hands each value to the function of its key.
func (p *configParser) mapping(n *yaml.Node, what string, keys map[string]func(*yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		p.wrong(n, "%s: want keys and values", what)
		return
	}
	var known []string
	for k := range keys {
		known = append(known, k)
	}
	slices.Sort(known)
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		read := keys[key.Value]
		switch {
		case read == nil:
			msg := fmt.Sprintf("unknown key %q in %s", key.Value, what)
			if near := features.Nearest(key.Value, known); len(near) > 0 {
				msg += fmt.Sprintf("; did you mean %q?", near[0])
			} else {
				msg += "; want one of " + strings.Join(known, ", ")
			}
			p.wrong(key, "%s", msg)
		case seen[key.Value]:
			p.wrong(key, "key %q a second time in %s", key.Value, what)
		default:
			seen[key.Value] = true
			read(n.Content[i+1])
		}
	}
}

func (p *configParser) sequence(n *yaml.Node, what string, each func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		p.wrong(n, "%s: want a list", what)
		return
	}
	for _, item := range n.Content {
		each(item)
	}
}

func (p *configParser) text(n *yaml.Node, what string) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" || strings.TrimSpace(n.Value) == "" {
		p.wrong(n, "%s: want a text", what)
		return ""
	}
	return n.Value
}

func (p *configParser) texts(n *yaml.Node, what string) (list []string) {
	p.sequence(n, what, func(n *yaml.Node) { list = append(list, p.text(n, what)) })
	if n.Kind == yaml.SequenceNode && len(list) == 0 {
		p.wrong(n, "%s: the list is empty", what)
	}
	return list
}

func (p *configParser) patterns(n *yaml.Node, what string) []string {
	list := p.texts(n, what)
	for i, pattern := range list {
		if !doublestar.ValidatePattern(pattern) {
			p.wrong(n.Content[i], "%s: %q is no path pattern", what, pattern)
		}
	}
	return list
}

func (p *configParser) allow(n *yaml.Node) {
	var a Allow
	p.mapping(n, "an allow entry", map[string]func(*yaml.Node){
		"features": func(n *yaml.Node) { a.Features = p.texts(n, "features") },
		"paths":    func(n *yaml.Node) { a.Paths = p.patterns(n, "paths") },
		"reason":   func(n *yaml.Node) { a.Reason = p.text(n, "reason") },
		"issue":    func(n *yaml.Node) { a.Issue = p.text(n, "issue") },
	})
	for _, need := range []struct {
		key     string
		missing bool
	}{
		{"features", !hasKey(n, "features")}, {"reason", !hasKey(n, "reason")}, {"issue", !hasKey(n, "issue")},
	} {
		if need.missing && n.Kind == yaml.MappingNode {
			p.wrong(n, "an allow entry without %q", need.key)
		}
	}
	p.config.Allow = append(p.config.Allow, a)
}

func hasKey(n *yaml.Node, key string) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}

func (p *configParser) levels(n *yaml.Node) {
	keys := map[string]func(*yaml.Node){}
	for _, name := range Types() {
		keys[name] = func(n *yaml.Node) {
			l := Level(strings.ToUpper(n.Value))
			if !slices.Contains([]Level{Error, Warning, Check, Ignore}, l) {
				p.wrong(n, "level %q of %s: want one of check, error, ignore, warning", n.Value, name)
				return
			}
			p.config.Levels[name] = l
		}
	}
	p.mapping(n, "levels", keys)
}
