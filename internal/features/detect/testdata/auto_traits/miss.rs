trait A {}
fn auto() {}
mod auto {}
