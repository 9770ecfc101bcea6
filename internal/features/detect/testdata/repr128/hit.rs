#[repr(u128)]
enum E { //~ use repr128
    A = 1,
}
#[repr(C, i128)]
pub(crate) enum F { B } //~ use repr128
