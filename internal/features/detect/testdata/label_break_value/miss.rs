fn f() { 'a: loop { break 'a; } 'b: for x in y { break 'b; } 'c: while true { break 'c } }
