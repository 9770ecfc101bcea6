fn f() {
    let default = 1;
    let x = S { default, other: 1 };
    match x { default => {} }
    d::default();
}
#[derive(Default)]
enum E { #[default] A }
impl Default for S { fn default() -> Self { S } }
