#[repr(C)]
struct simd(u8);
#[cfg(simd)]
struct S;
// #[repr(simd)]
struct T;
