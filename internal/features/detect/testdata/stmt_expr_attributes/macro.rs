macro_rules! m {
    ($(#[$a:meta])* $n:ident) => {
        $(#[$a])*
        #[inline]
        fn $n() { let x = #[allow(unused)] 1; } //~ use stmt_expr_attributes
    };
}
items! {
    fn a() { let x = #[allow(unused)] 1; } //~ use stmt_expr_attributes
    impl T for S { fn b<T>(x: T) -> u8 where T: Copy { let y = #[inline] || 1; y() } } //~ use stmt_expr_attributes
    a => { let y = #[inline] || 1; }
    let b: fn(u8) -> u8 = { let y = #[inline] || 1; y };
}
quote! { fn a() { let x = #[allow(unused)] 1; } }
macro_rules! brackets [
    [$set:ident, $($key:expr),*] => [
        $($set.insert($key));*
        ;
        let data = 1;
        #[cfg(x)]
        snapshot!(data);
    ]
];
macro_rules! closure {
    ($o:ident) => { g(|#[allow(unused)] o| { $o }, move |#[cfg(x)] p, q| 1) };
}
