// #[rustc_dummy]
#[rustc_paren_sugar]
trait T {}
fn rustc_dummy() {}
#[a::rustc_dummy]
mod m {}
