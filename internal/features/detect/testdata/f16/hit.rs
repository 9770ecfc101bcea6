fn f(a: f16) -> Option<f16> { //~ use f16
    let b = f16::MAX; //~ use f16
    c as f16 //~ use f16
}
fn raw(a: r#f16) {} //~ use f16
fn bound() where u8: Copy, f16: Copy {} //~ use f16
fn attributed() where #[cfg(x)] f16: Copy {} //~ use f16
fn referred<const N: usize>() where A<{ N }>: Copy, for<'a> &'a f16: Copy {} //~ use f16
trait R { type A: Bd<f16> = u8; } //~ use f16
impl Other for half::f16 { fn of(a: half::f16) -> Vec<half::f16> { g::<half::f16>(a) } }
