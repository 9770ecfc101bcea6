auto trait A {} //~ use auto_traits
#[x]
pub unsafe auto trait B {} //~ use auto_traits
