//go:build !race

package detect

const slowdown = 1
