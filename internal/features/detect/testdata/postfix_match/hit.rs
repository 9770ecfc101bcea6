fn f() {
    a.match { 1 => 2, _ => 3 }; //~ use postfix_match
    b()
        .match { _ => {} } //~ use postfix_match
}
