impl S {
    const fn f(&mut self) {} //~ use const_mut_refs
}
