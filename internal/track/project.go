package track

import (
	"fmt"
	"math"
	"slices"
)

// Projection is where the number of features that keep the tree off stable
// Rust is heading, if it goes on as it did.
type Projection struct {
	From      string  `json:"from"` // label of the first point that it rests on
	To        string  `json:"to"`
	Points    int     `json:"points"`
	PerYear   float64 `json:"per_year"` // the median slope; negative
	Now       int     `json:"now"`      // blocked and waiting features at To
	Zero      string  `json:"zero"`     // the year and month in which the line meets zero, "2031-04"
	Earliest  string  `json:"earliest"` // 95 % interval of the slope; "" where it is open
	Latest    string  `json:"latest"`
	Assuming  string  `json:"assuming"`
	Chance    float64 `json:"chance"` // of such a trend by accident, two-sided
	slopeLow  float64
	slopeHigh float64
}

// A projection wants this many dated points over this many days: with fewer
// points not even an unbroken fall is surprising enough (5 % level).
const (
	minPoints = 5
	minDays   = 365
)

// sample is one dated point of a projection.
type sample struct {
	day, count int
	label      string
}

// project fits Sen's median slope to blocked plus waiting features, and tests
// it with Mann and Kendall's rank test, neither of which asks how the counts
// are distributed. The reason is "" when there is a projection.
func project(points []Moment) (*Projection, string) {
	var all []sample
	for i := range points {
		if m := &points[i]; m.Date != nil {
			all = append(all, sample{m.Day, m.Features.Blocked + m.Features.Waiting, m.Label})
		}
	}
	slices.SortStableFunc(all, func(a, b sample) int { return a.day - b.day })
	all = monthly(all)
	n := len(all)
	if n < minPoints {
		return nil, fmt.Sprintf("%d dated points at least a month apart; %d are needed", n, minPoints)
	}
	if span := all[n-1].day - all[0].day; span < minDays {
		return nil, fmt.Sprintf("the points span %d days; %d are needed", span, minDays)
	}
	p := fit(all)
	switch {
	case p.Now == 0:
		return nil, "nothing is left to wait for"
	case p.PerYear >= 0:
		return nil, "the number is not falling"
	case p.Chance > 0.05:
		return nil, fmt.Sprintf("the number does not fall steadily enough: such a run comes about by accident with probability %.2f", p.Chance)
	}
	// Sen's line goes through the newest point here, for people know that count.
	p.Zero = meets(all[n-1], p.PerYear)
	p.Earliest, p.Latest = meets(all[n-1], p.slopeLow), meets(all[n-1], p.slopeHigh)
	if p.Zero == "" {
		return nil, "at the present pace it takes longer than a century"
	}
	p.Assuming = "features go on falling away at the median pace of these points, as many new ones are gated as before, and nothing else changes"
	return p, ""
}

// maxSamples bounds the work, which grows with the square of it.
const maxSamples = 400

// monthly keeps the last point of each thirty days, and of a longer history
// the newest maxSamples: commits of one week are not evidence of a trend.
func monthly(all []sample) []sample {
	var out []sample
	for _, s := range all {
		if n := len(out); n > 1 && s.day-out[n-2].day < 30 || n == 1 && s.day == out[0].day {
			out[n-1] = s
			continue
		}
		out = append(out, s)
	}
	return out[max(0, len(out)-maxSamples):]
}

func fit(all []sample) *Projection {
	n := len(all)
	p := &Projection{From: all[0].label, To: all[n-1].label, Points: n, Now: all[n-1].count}
	var slopes []float64
	rank := 0
	ties := map[int]int{}
	for i, a := range all {
		ties[a.count]++
		for _, b := range all[i+1:] {
			switch {
			case b.count > a.count:
				rank++
			case b.count < a.count:
				rank--
			}
			if b.day > a.day {
				slopes = append(slopes, float64(b.count-a.count)/float64(b.day-a.day)*365.25)
			}
		}
	}
	slices.Sort(slopes)
	p.PerYear = median(slopes)
	variance := float64(n * (n - 1) * (2*n + 5))
	for _, t := range ties {
		variance -= float64(t * (t - 1) * (2*t + 5))
	}
	deviation := math.Sqrt(variance / 18)
	p.Chance = 1
	if deviation > 0 && rank != 0 {
		z := (math.Abs(float64(rank)) - 1) / deviation
		p.Chance = math.Erfc(z / math.Sqrt2)
	}
	half := 1.96 * deviation
	at := func(x float64) float64 { return slopes[min(len(slopes)-1, max(0, int(math.Round(x))))] }
	p.slopeLow, p.slopeHigh = at((float64(len(slopes))-half)/2), at((float64(len(slopes))+half)/2)
	p.PerYear, p.Chance = round(p.PerYear, 2), round(p.Chance, 4)
	return p
}

func median(sorted []float64) float64 {
	n := len(sorted)
	if n == 0 {
		return 0
	}
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

func round(x float64, digits int) float64 {
	scale := math.Pow(10, float64(digits))
	return math.Round(x*scale) / scale
}

// meets is the month in which a line from s with a slope a year meets zero, ""
// when it does not within a century.
func meets(s sample, slope float64) string {
	if slope >= 0 {
		return ""
	}
	years := float64(s.count) / -slope
	if years > 100 {
		return ""
	}
	return FormatDay(s.day + int(math.Round(years*365.25)))[:len("2006-01")]
}
