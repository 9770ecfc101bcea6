// #[collapse_debuginfo]
fn collapse_debuginfo() {}
