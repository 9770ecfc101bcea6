extern "C" {
    #[link_name = "llvm.sqrt.f32"]
    fn sqrt(x: f32) -> f32; //~ use link_llvm_intrinsics
    #[cold]
    #[link_name = "llvm.x"]
    pub fn y(); //~ use link_llvm_intrinsics
}
