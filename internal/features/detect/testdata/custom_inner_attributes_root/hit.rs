#![rustfmt::skip] //~ use custom_inner_attributes
