fn f() {
    let a = const { 1 }; //~ use inline_const
    const { assert!(true) }; //~ use inline_const
}

/// Code in documentation counts.
///
/// ```
/// let x = const { 3 + 4 }; //~ use inline_const
/// # const { 5 }; //~ use inline_const
/// ```
///
/// ```text
/// const { 6 }
/// ```
fn g() {}
