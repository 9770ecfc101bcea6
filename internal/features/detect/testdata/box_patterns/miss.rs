fn f() {
    let boxed = Box::new(1);
    let box_ = 1;
    // let box a = b;
}
kinds!(org::box::Name, box<sqlx::Json>(x));
