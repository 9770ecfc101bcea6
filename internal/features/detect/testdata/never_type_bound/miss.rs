fn j(a: u8, b: bool) { let c = |a, d: bool| !a; match a { x if !b => (!c, !d) } }
