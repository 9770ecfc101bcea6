#[const_trait] //~ use const_trait_impl
trait T {}
#[cfg_attr(CONFIG_X, const_trait)] //~ use const_trait_impl
trait T {}
