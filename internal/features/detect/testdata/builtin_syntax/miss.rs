fn builtin() {}
fn f() { builtin(); }
#[builtin]
fn g() {}
fn q() { quote! { builtin #pound format_args #tt } }
