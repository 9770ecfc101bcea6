#[prelude_import] //~ use prelude_import
use a::*;
#[cfg_attr(CONFIG_X, prelude_import)] //~ use prelude_import
use a::*;
