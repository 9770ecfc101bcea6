#[repr(u64)]
enum E { A = 1 }
#[doc(u128)]
enum F { A = 1u128 as isize }
