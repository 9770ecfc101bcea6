#[deprecated(since = "1", suggestion = "b")] //~ use deprecated_suggestion
fn a() {}
