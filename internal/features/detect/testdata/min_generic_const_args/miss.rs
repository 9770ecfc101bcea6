fn f<T: A<B = C>, const D: u8 = 1>(e: Vec<1>) {
    if a < b { c = 1 }
    let g = h < i;
    m!(j, k = 1, l);
    n = 2;
}
