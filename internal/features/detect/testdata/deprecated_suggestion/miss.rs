#[deprecated(since = "1", note = "suggestion")]
fn suggestion() {}
