#[cfi_encoding = "3Foo"] //~ use cfi_encoding
struct S;
#[cfg_attr(CONFIG_X, cfi_encoding = "3Foo")] //~ use cfi_encoding
struct S;
