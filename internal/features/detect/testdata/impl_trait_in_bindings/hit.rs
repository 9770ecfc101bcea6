fn f() {
    let x: impl Copy = 1; //~ use impl_trait_in_bindings
    let y: Vec<impl Copy> = vec![1]; //~ use impl_trait_in_bindings
}
fn g() {
    let x: impl Iterator< //~ use impl_trait_in_bindings
        Item = impl Copy,
    > = [1].iter();
}
