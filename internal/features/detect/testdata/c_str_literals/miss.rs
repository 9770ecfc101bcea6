fn f() { g(b"c"); g("cr"); g(br"c\"); }
