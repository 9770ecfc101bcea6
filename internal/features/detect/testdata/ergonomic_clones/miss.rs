use std::fmt;
fn f<'a>() -> impl Sized + use<'a> { use std::fmt as g; move || 1 }
fn g(r#use: u8) { let a = ..r#use; a.r#use; }
