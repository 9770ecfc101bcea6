fn f() {
    let r#yield = 1;
    std::thread::yield_now();
    // yield 1;
}
