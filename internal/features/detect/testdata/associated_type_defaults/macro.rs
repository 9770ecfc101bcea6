macro_rules! m { () => { trait T { type A = u8; } }; } //~ use associated_type_defaults
macro_rules! r {
    ($($t:ident)?) => { trait A { $( type $t: Clone = u8; )? } }; //~ use associated_type_defaults
}
