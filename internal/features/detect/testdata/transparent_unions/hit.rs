#[repr(transparent)]
union U { //~ use transparent_unions
    a: u8,
}
#[derive(Clone, Copy)]
#[repr(transparent)]
pub union V<T: Copy> { a: T } //~ use transparent_unions
