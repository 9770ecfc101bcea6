#[marker] //~ use marker_trait_attr
trait T {}
#[cfg_attr(CONFIG_X, marker)] //~ use marker_trait_attr
trait T {}
