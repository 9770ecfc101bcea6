fn f(x: S) { let a = move || x; let b = async move { x }; let c = s.r#move(1); }
fn g() { let d = move |(a, b)| a; }
cpp! { object->name(std::move(name)); }
