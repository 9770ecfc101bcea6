fn j<T>() -> ! where T: Copy, !: From<T> + Copy { loop {} } //~ use never_type
impl T for S
where
    !: Clone, //~ use never_type
{}
