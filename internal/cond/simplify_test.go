package cond

import (
	"math/rand"
	"testing"
)

func TestSimplify(t *testing.T) {
	x, y := NewAtom("CONFIG_X", ""), NewAtom("CONFIG_Y", "")
	xy, xm := NewAtom("CONFIG_X", "y"), NewAtom("CONFIG_X", "m")
	all := func(e ...*Expr) *Expr { return &Expr{Op: All, Sub: e} }
	either := func(e ...*Expr) *Expr { return &Expr{Op: Any, Sub: e} }
	tests := []struct {
		in   *Expr
		want string
	}{
		{nil, "all()"},
		{all(x, all(y, x)), "all(CONFIG_X, CONFIG_Y)"},
		{either(x, Negate(x)), "all()"},
		{all(x, Negate(x)), "false"},
		{either(xy, all(xm, Negate(xy))), "CONFIG_X"},
		{all(either(xy, xm), either(xy, all(xm, Negate(xy)))), "CONFIG_X"},
		{all(xy, xm), "false"},
		{all(x, xy), "CONFIG_X = \"y\""},
		{either(x, all(x, y)), "CONFIG_X"},
		{all(x, either(x, y)), "CONFIG_X"},
		{either(all(x, Negate(y)), all(x, y)), "CONFIG_X"},
		{either(all(y, x, NewAtom("unix", "")), all(NewAtom("unix", ""), x, Negate(y))), "all(unix, CONFIG_X)"},
		{either(all(x, Negate(y)), all(Negate(x), y)), "any(all(CONFIG_X, not(CONFIG_Y)), all(not(CONFIG_X), CONFIG_Y))"},
		{all(NewAtom("arch", "x86"), NewAtom("arch", "arm")), "false"},
		{all(x, Constant(Unknown)), "all(CONFIG_X, unknown)"},
		{all(), "all()"},
		{either(), "false"},
		{Negate(all(x, Negate(Negate(x)))), "not(CONFIG_X)"},
	}
	for _, tt := range tests {
		if got := Simplify(tt.in).String(); got != tt.want {
			t.Errorf("Simplify(%s) = %s, want %s", tt.in, got, tt.want)
		}
	}
}

// What Simplify gives holds exactly where the original does.
func TestSimplifyMeansTheSame(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	names := []string{"CONFIG_A", "CONFIG_B", "cfg:test"}
	var random func(depth int) *Expr
	random = func(depth int) *Expr {
		switch n := r.Intn(6); {
		case depth == 0 || n < 2:
			a := NewAtom(names[r.Intn(3)], "")
			if a.Name != "cfg:test" {
				a.Arg = []string{"", "y", "m"}[r.Intn(3)]
			}
			return a
		case n == 2:
			return Negate(random(depth - 1))
		default:
			e := &Expr{Op: []Op{All, Any}[r.Intn(2)]}
			for range r.Intn(4) {
				e.Sub = append(e.Sub, random(depth-1))
			}
			return e
		}
	}
	for range 3000 {
		e := random(4)
		s := Simplify(e)
		for _, a := range []string{"", "y", "m"} {
			for _, b := range []string{"", "y", "m"} {
				for _, test := range []bool{false, true} {
					value := func(name, arg string) Tri {
						if name == "cfg:test" {
							return Of(test)
						}
						v := map[string]string{"CONFIG_A": a, "CONFIG_B": b}[name]
						return Of(v != "" && (arg == "" || arg == v))
					}
					if e.Eval(value) != s.Eval(value) {
						t.Fatalf("%s is not %s where A=%q B=%q test=%v", e, s, a, b, test)
					}
				}
			}
		}
	}
}
