type A<T> where T: Copy = T;
trait T { type B = u8 where Self: Copy; type C where Self: Copy; }
impl T for S { type B<'a> = &'a u8 where Self: 'a; }
impl S { type D = u8 where u8: Copy; }
extern "C" { type E = u8 where u8: Copy; }
type F = [u8; { fn f<T>() where T: Copy {} 1 }];
fn g() where u8: Copy { let a = b; }
