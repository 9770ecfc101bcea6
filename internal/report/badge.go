package report

import (
	"fmt"
	"io"

	"featscan/internal/features"
	"featscan/internal/track"
)

// badge is what shields.io reads from an endpoint, see
// https://shields.io/badges/endpoint-badge.
type badge struct {
	SchemaVersion int    `json:"schemaVersion"`
	Label         string `json:"label"`
	Message       string `json:"message"`
	Color         string `json:"color"`
}

func newBadge(c features.Counts) badge {
	b := badge{SchemaVersion: 1, Label: "unstable Rust"}
	left := c.Blocked + c.Waiting + c.Removed + c.Unknown
	switch {
	case left == 0:
		b.Message, b.Color = "none", "brightgreen"
	case c.Blocked+c.Removed+c.Unknown == 0:
		b.Message, b.Color = fmt.Sprintf("%d waiting", left), "yellow"
	default:
		b.Message, b.Color = fmt.Sprintf("%s (%d blocked)", count(left, "feature"), c.Blocked), "orange"
	}
	return b
}

func writeBadge(w io.Writer, r *features.Result, _ Options) error {
	return writeIndented(w, newBadge(r.Summary.Features))
}

func trackBadge(w io.Writer, s *track.Series, _ TrackOptions) error {
	c := features.Counts{}
	if n := len(s.Points); n > 0 {
		c = s.Points[n-1].Features
	}
	return writeIndented(w, newBadge(c))
}
