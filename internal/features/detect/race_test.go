//go:build race

package detect

// slowdown is what the race detector costs, on top of a bound of time.
const slowdown = 3
