macro_rules! m {
    ($n:ident) => {
        #[warn(resolving_to_items_shadowing_supertrait_items)] //~ use supertrait_item_shadowing
        fn $n() {}
    };
}
