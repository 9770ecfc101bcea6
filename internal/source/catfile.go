package source

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// catfile is one long-lived `git cat-file --batch`: an object name goes in,
// "NAME blob SIZE", the bytes and a newline come out. It is started at the
// first question, started anew after it died, and may be asked by several
// goroutines.
type catfile struct {
	dir string

	mu   sync.Mutex
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	said *firstLine
}

func (c *catfile) read(id string) ([]byte, error) {
	if id == "" || strings.ContainsAny(id, " \n") {
		return nil, fmt.Errorf("object %q: not an object name", id)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.start(); err != nil {
		return nil, err
	}
	data, err := c.ask(id)
	if err != nil {
		return nil, fmt.Errorf("object %s: %w", id, err)
	}
	return data, nil
}

func (c *catfile) start() error {
	if c.cmd != nil {
		return nil
	}
	cmd, err := gitCommand(c.dir, "cat-file", "--batch")
	if err != nil {
		return err
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	c.said = &firstLine{}
	cmd.Stderr = c.said
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("git: %w", err)
	}
	c.cmd, c.in, c.out = cmd, in, bufio.NewReaderSize(out, 64<<10)
	return nil
}

// ask leaves the process ready for the next question, or ends it.
func (c *catfile) ask(id string) ([]byte, error) {
	if _, err := io.WriteString(c.in, id+"\n"); err != nil {
		return nil, c.died(err)
	}
	head, err := c.out.ReadString('\n')
	if err != nil {
		return nil, c.died(err)
	}
	fields := strings.Fields(head)
	if len(fields) == 2 && fields[1] == "missing" {
		return nil, ErrAbsent
	}
	if len(fields) != 3 {
		c.stop()
		return nil, fmt.Errorf("git cat-file said %q", head)
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil || size < 0 {
		c.stop()
		return nil, fmt.Errorf("git cat-file said %q", head)
	}
	if size > MaxFileSize {
		c.stop() // cheaper than to read a gigabyte to its end
		return nil, ErrTooLarge
	}
	data := make([]byte, size+1)
	if _, err := io.ReadFull(c.out, data); err != nil {
		return nil, c.died(err)
	}
	if fields[1] != "blob" {
		return nil, fmt.Errorf("is a %s, not a file", fields[1])
	}
	return data[:size], nil
}

// died ends a process that stopped answering. git dies when an object of a
// partial clone is absent and may not be fetched; what it says of that differs
// between versions.
func (c *catfile) died(cause error) error {
	said := c.said
	c.stop()
	text := said.String()
	for _, sign := range []string{"lazy fetching disabled", "promisor", "transport '"} {
		if strings.Contains(text, sign) {
			return ErrAbsent
		}
	}
	if text != "" {
		return &gitError{text}
	}
	return fmt.Errorf("git cat-file: %w", cause)
}

func (c *catfile) stop() {
	if c.cmd == nil {
		return
	}
	c.in.Close()
	c.cmd.Process.Kill()
	c.cmd.Wait()
	c.cmd = nil
}

func (c *catfile) close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stop()
	return nil
}
