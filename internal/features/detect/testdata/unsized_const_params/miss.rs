struct S<const N: usize, const M: [u8; 2]>(&'static str);
