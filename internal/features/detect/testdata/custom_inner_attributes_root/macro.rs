#![cfg_attr(unix, rustfmt::skip)] //~ use custom_inner_attributes
macro_rules! m { ($n:ident) => { mod $n {} } }
