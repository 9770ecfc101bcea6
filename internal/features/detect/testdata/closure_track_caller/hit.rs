fn f() {
    let a = #[track_caller] || {}; //~ use closure_track_caller
    let b = #[inline] #[track_caller] move |x| x; //~ use closure_track_caller
    g(#[track_caller] |x| x); //~ use closure_track_caller
    let c = #[track_caller] async move {}; //~ use closure_track_caller
}
