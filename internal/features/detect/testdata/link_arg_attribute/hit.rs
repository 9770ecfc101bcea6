#[link(name = "a", kind = "link-arg")] //~ use link_arg_attribute
extern "C" {}
#[cfg_attr(CONFIG_X, link(kind = "link-arg"))] //~ use link_arg_attribute
extern "C" {}
#[link(kind = /* an argument */ r#"link-arg"#, name = "x")] //~ use link_arg_attribute
extern "C" {}
