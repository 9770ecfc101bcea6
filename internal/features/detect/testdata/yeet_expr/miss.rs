fn yeet() { let s = "do yeet"; }
