macro_rules! m {
    ($x:ident, $t:ty) => {
        impl const A for $t {} //~ use const_trait_impl
        const fn f<T: ~const A>() {} //~ use const_trait_impl
    };
}
macro_rules! attributed {
    (impl $t:ident for $u:ty, $(#[$attr:meta])+) => {
        $(#[$attr])+
        impl const $t for $u {} //~ use const_trait_impl
        $(unsafe)? impl const $t for &$u {} //~ use const_trait_impl
    };
}
macro_rules! repeated {
    ($($path:path)?) => {
        $(use $path as Name;)?
        const PRECISION: u32 = 1;
    };
}
