package track

import (
	"time"

	"featscan/internal/release"
)

// A day is the number of days since 1970-01-01.

const dayForm = "2006-01-02"

func parseDay(s string) (int, bool) {
	t, err := time.Parse(dayForm, s)
	if err != nil {
		return 0, false
	}
	return int(t.Unix() / 86400), true
}

// FormatDay writes a day as "2024-11-17".
func FormatDay(day int) string { return time.Unix(int64(day)*86400, 0).UTC().Format(dayForm) }

// Date is the day of a moment, in UTC.
func Date(seconds int64) string { return time.Unix(seconds, 0).UTC().Format(dayForm) }

// rustDay is the day of a Rust release. One minor release has followed another
// every six weeks, on a Thursday, since 1.1 came on 2015-06-25; patch releases
// have no such rule.
func rustDay(r release.Rust) (int, bool) {
	if r.Major != 1 || r.Minor < 1 || r.Patch != 0 {
		return 0, false
	}
	first, _ := parseDay("2015-06-25")
	return first + 42*(r.Minor-1), true
}

// kernelDates are the days on which Linus Torvalds tagged final releases.
var kernelDates = map[release.Kernel]string{
	{Major: 6, Minor: 1}: "2022-12-11", {Major: 6, Minor: 2}: "2023-02-19", {Major: 6, Minor: 3}: "2023-04-23",
	{Major: 6, Minor: 4}: "2023-06-25", {Major: 6, Minor: 5}: "2023-08-27", {Major: 6, Minor: 6}: "2023-10-29",
	{Major: 6, Minor: 7}: "2024-01-07", {Major: 6, Minor: 8}: "2024-03-10", {Major: 6, Minor: 9}: "2024-05-12",
	{Major: 6, Minor: 10}: "2024-07-14", {Major: 6, Minor: 11}: "2024-09-15", {Major: 6, Minor: 12}: "2024-11-17",
	{Major: 6, Minor: 13}: "2025-01-19", {Major: 6, Minor: 14}: "2025-03-24", {Major: 6, Minor: 15}: "2025-05-25",
	{Major: 6, Minor: 16}: "2025-07-27", {Major: 6, Minor: 17}: "2025-09-28", {Major: 6, Minor: 18}: "2025-11-30",
}

// kernelDay is the day of a kernel release where it is known. A patch release
// stands for the release that it patches: what it turns on is as old as that.
func kernelDay(k release.Kernel) (int, bool) {
	if k.RC != 0 {
		return 0, false
	}
	k.Patch = 0
	return parseDay(kernelDates[k])
}
