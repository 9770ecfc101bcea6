enum E { A = 1, B = 2, C }
enum F { A(u8), B { x: u8 }, C }
