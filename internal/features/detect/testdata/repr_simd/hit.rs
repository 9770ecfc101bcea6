#[repr(simd)] //~ use repr_simd
struct S([f32; 4]);
#[repr(simd, packed)] //~ use repr_simd
#[derive(Clone)]
pub struct T([f32; 4]);
