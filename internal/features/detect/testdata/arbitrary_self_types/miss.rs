struct S;
impl S {
    fn a(self) {}
    fn b(&self) {}
    fn c(&mut self, other: Arc<Self>) {}
    fn d(mut self, selfish: &Self) {}
}
