fn f() { let bikeshed = 1; let b = S { bikeshed }; }
