trait A = B + C; //~ use trait_alias
#[x]
pub trait D<T> = E<T> where T: F; //~ use trait_alias
