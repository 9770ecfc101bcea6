fn f(a: u8) {
    match a {
        const { 1 } => {} //~ use inline_const_pat
        const { 2 } | const { 3 } => {} //~ use inline_const_pat
        _ => {}
    }
    match (a, a) { (const { 1 }, _) => {} _ => {} } //~ use inline_const_pat
    if let const { 4 } = a {} //~ use inline_const_pat
}
