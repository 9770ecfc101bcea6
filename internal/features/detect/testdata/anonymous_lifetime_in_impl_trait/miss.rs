fn a(x: impl Fn(&u8) -> &u8) {}
fn b<'a>(x: impl Iterator<Item = &'a u8>) -> impl Iterator<Item = &u8> {}
async fn c(x: impl Iterator<Item = &u8>) {}
fn d(x: &impl Debug, y: Vec<&u8>, z: impl Iterator<Item = Box<dyn Fn(&u8)>>) {}
fn e(x: impl Debug + 'static, y: Box<dyn Debug + '_>) -> impl Debug + '_ {}
async fn f(x: impl Debug + '_) {}
fn g(x: impl Debug + Fn(&u8), y: &(dyn Debug + Into<&str>)) -> impl Debug + Into<&str> {}
