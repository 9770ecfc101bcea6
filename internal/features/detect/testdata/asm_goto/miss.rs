fn f(label: u8) {
    asm!("label: jmp label", in("x") label);
    let a = S { label: 1, label };
    m!(label { b });
    // asm!(label {})
}
