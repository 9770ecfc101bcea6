impl S {
    fn f(&mut self) {}
    const fn g(mut self) {}
    const fn h(&self) {}
}
