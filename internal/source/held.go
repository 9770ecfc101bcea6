package source

import "errors"

// leading are the files that say what kind of tree this is.
var leading = []string{"Makefile", "Cargo.toml"}

// Held is an error when the repository lacks the files that say what kind of
// tree this is, as a partial clone may: without them a kernel is taken for a
// tree without a build, and git is slow to say of thousands of files, one by
// one, that it lacks them as well.
func (g *Git) Held() error {
	for _, name := range leading {
		if _, err := g.ReadFile(name); errors.Is(err, ErrAbsent) {
			return err
		}
	}
	return nil
}
