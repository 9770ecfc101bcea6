reuse a::b; //~ use fn_delegation
impl T for S {
    reuse T::f { self.0 } //~ use fn_delegation
    pub reuse <A as B>::g as h; //~ use fn_delegation
}
