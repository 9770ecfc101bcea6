enum E {
    A,
    _ = 2, //~ use unnamed_enum_variants
    #[cfg(a)]
    _ = 3, //~ use unnamed_enum_variants
    /// doc
    _(u8), //~ use unnamed_enum_variants
}
