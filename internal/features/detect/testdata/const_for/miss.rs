fn f() { for x in y {} }
const A: fn() = || { for x in y {} };
const B: () = { fn g() { for x in y {} } };
impl<T> const C for D<T> { fn h(x: *const u8) { let f: for<'a> fn(&'a u8) = y; } }
async fn h() { for x in y {} }
lazy_static! {
    static ref A: Vec<u8> = { for x in y {} vec![] };
    pub(crate) static ref B: Vec<u8> = { for x in y {} vec![] };
}
thread_local! { static C: u8 = { for x in y {} 1 }; }
