fn f() {
    #[wrapped] //~ use proc_macro_hygiene
    let x = 1;
    let y = #[tools::wrapped] 2; //~ use proc_macro_hygiene
    #[wrapped] //~ use proc_macro_hygiene
    {
        x
    }
}
#[wrapped]
mod m; //~ use proc_macro_hygiene
fn elements() { g(#[wrapped] 1, [#[wrapped] 2, 3]) } //~ use proc_macro_hygiene
//~^ use proc_macro_hygiene
