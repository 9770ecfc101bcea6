impl T for S { type A = u8; }
impl S { fn f() { type X = u8; } const N: u8 = 1; }
trait T { type A; }
#[ext] impl S { type A = u8; }
fn q() { quote! { impl<#generics> ::a::T<#generics> for #ident where #bounds { type A = #ident; } } }
