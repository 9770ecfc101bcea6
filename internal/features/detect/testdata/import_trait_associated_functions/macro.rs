macro_rules! m { ($t:ident) => { use foo::Trait::$t; use foo::Trait::method; } } //~ use import_trait_associated_functions
