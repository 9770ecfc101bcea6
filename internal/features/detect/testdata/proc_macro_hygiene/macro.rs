fn f() {
    println!("{}", { #[wrapped] let x = 1; x });
    #[wrapped] //~ use proc_macro_hygiene
    let y = 1;
}
