#[lang = "sized"] //~ use lang_items
trait Sized {}
#[cfg_attr(CONFIG_X, lang = "sized")] //~ use lang_items
trait Sized {}
