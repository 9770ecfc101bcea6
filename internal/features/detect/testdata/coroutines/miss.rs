fn yields() { let r#yield = 1; "yield" }
