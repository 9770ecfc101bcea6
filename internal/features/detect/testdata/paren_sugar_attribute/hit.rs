#[rustc_paren_sugar] //~ use unboxed_closures
trait T {}
#[cfg_attr(CONFIG_X, rustc_paren_sugar)] //~ use unboxed_closures
trait T {}
