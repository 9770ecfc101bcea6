macro_rules! m {
    ($name:ident) => {
        #[lang = "sized"] //~ use lang_items
        trait Sized {}
    };
}
many! {
    #[lang = "sized"] //~ use lang_items
    trait Sized {}
}
