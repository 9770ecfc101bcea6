const fn f() -> Option<u8> { Some(x?) } //~ use const_try
impl const T for S { fn f() -> Option<u8> { Some(x?) } } //~ use const_try
