extern "C" {
    #[link_name = "sqrt"]
    fn sqrt(x: f32) -> f32; // llvm.sqrt
}
#[export_name = "llvm.x"]
fn f() {}
