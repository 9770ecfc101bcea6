package track

import (
	"slices"
	"sort"
	"strings"

	"featscan/internal/features"
	"featscan/internal/release"
)

// Life is the life of one feature or flag: unstable in Rust since KnownSince,
// in the tree from First to Last, stable in Rust since StableSince.
type Life struct {
	Name          string         `json:"name"`
	Kind          string         `json:"kind"`
	State         features.State `json:"state"` // at Last
	Until         *string        `json:"until"`
	KnownSince    *string        `json:"known_since"`
	StableSince   *string        `json:"stable_since"`
	StableDate    *string        `json:"stable_date"`
	TrackingIssue *int           `json:"tracking_issue"`
	Subgoal       *string        `json:"subgoal"`
	First         string         `json:"first"` // label of the first point that has it
	Last          string         `json:"last"`
	GoneIn        *string        `json:"gone_in"` // the point after Last, nil when there is none
	// FirstKnown is false when the first point of all has it already, so that it
	// may be older in the tree.
	FirstKnown bool `json:"first_known"`
	// DaysWaited counts from First to the Rust release that made it stable, or to
	// the newest point, or to its end in the tree, whichever came first;
	// DaysKept counts from the release that made it stable to its end in the
	// tree, or to the newest point. Nil when a date is unknown or does not apply.
	DaysWaited *int `json:"days_waited"`
	DaysKept   *int `json:"days_kept"`
	// Spans are the runs of points that have it: first and last index.
	Spans []Span `json:"spans"`
}

// Span is a run of points, by index.
type Span struct {
	From  int            `json:"from"`
	To    int            `json:"to"`
	State features.State `json:"state"`
}

// lives follows every item that want accepts.
func lives(points []*Point, want func(*Item) bool) []Life {
	index := map[string]int{}
	out := []Life{}
	last := []*Item{}
	for at, p := range points {
		for _, i := range p.Items {
			if !want(i) {
				continue
			}
			n, ok := index[i.Name]
			if !ok {
				n = len(out)
				index[i.Name] = n
				out = append(out, Life{Name: i.Name, First: p.Label, FirstKnown: at > 0})
				last = append(last, i)
			}
			out[n].extend(at, i.State)
			out[n].Last, last[n] = p.Label, i
		}
	}
	for n := range out {
		out[n].settle(points, last[n])
	}
	sort.SliceStable(out, func(i, j int) bool { return strings.Compare(out[i].Name, out[j].Name) < 0 })
	return out
}

func (l *Life) extend(at int, s features.State) {
	if n := len(l.Spans); n > 0 && l.Spans[n-1].To == at-1 && l.Spans[n-1].State == s {
		l.Spans[n-1].To = at
		return
	}
	l.Spans = append(l.Spans, Span{at, at, s})
}

// settle fills in what is known once all points were seen; i is the newest
// sighting, which knows the most.
func (l *Life) settle(points []*Point, i *Item) {
	l.Kind, l.State, l.Until = i.Kind, i.State, i.Until
	l.KnownSince, l.StableSince = i.KnownSince, i.StableSince
	l.TrackingIssue, l.Subgoal = i.TrackingIssue, i.Subgoal
	first, last := l.Spans[0].From, l.Spans[len(l.Spans)-1].To
	end, ended := points[len(points)-1], last+1 < len(points)
	if ended {
		end = points[last+1]
		l.GoneIn = &end.Label
	}
	begin, known := points[first].Day()
	finish, known2 := end.Day()
	stable, isStable := stableDay(l.StableSince)
	if isStable {
		text := FormatDay(stable)
		l.StableDate = &text
	}
	if !known || !known2 || finish < begin {
		return
	}
	if l.StableSince != nil && !isStable {
		return
	}
	until := finish
	if isStable {
		until = min(finish, max(stable, begin))
	}
	l.DaysWaited = number(until - begin)
	if isStable && stable < finish {
		l.DaysKept = number(finish - max(stable, begin))
	}
}

func stableDay(version *string) (int, bool) {
	if version == nil {
		return 0, false
	}
	r, err := release.ParseRust(*version)
	if err != nil {
		return 0, false
	}
	return rustDay(r)
}

func number(n int) *int { return &n }

// At gives the state of the life at a point, "" where it is not there.
func (l *Life) At(point int) features.State {
	i := slices.IndexFunc(l.Spans, func(s Span) bool { return s.From <= point && point <= s.To })
	if i < 0 {
		return ""
	}
	return l.Spans[i].State
}
