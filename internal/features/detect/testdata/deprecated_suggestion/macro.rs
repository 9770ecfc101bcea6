macro_rules! m { ($n:ident) => { #[deprecated(suggestion = "b")] fn $n() {} } } //~ use deprecated_suggestion
