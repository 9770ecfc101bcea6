package main

import (
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"featscan/internal/scan"
)

// progress draws a line on standard error while a scan is slow, if that is a
// terminal and nobody asked for silence. The returned function wipes it.
func (e *env) progress(o *scan.Options) (stop func()) {
	if e.quiet || !isTerminal(e.err) {
		return func() {}
	}
	p := &progressLine{env: e, start: time.Now()}
	o.Progress = p.update
	return p.stop
}

// progressLine is a progress bar that a short scan never shows.
type progressLine struct {
	env   *env
	start time.Time

	mu  sync.Mutex
	bar *progressbar.ProgressBar
}

// patience is how long a scan may take before it says how far it is.
const patience = 400 * time.Millisecond

func (p *progressLine) update(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar == nil {
		if time.Since(p.start) < patience {
			return
		}
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.env.err), progressbar.OptionSetDescription("reading"),
			progressbar.OptionShowCount(), progressbar.OptionSetWidth(30),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	_ = p.bar.Set(done)
}

func (p *progressLine) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Finish()
		_ = p.bar.Clear()
	}
}
