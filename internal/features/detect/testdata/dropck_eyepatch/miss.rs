// #[may_dangle]
struct May_Dangle;
fn may_dangle() {}
