macro_rules! m {
    ($b:expr) => { #[track_caller] || $b }; //~ use closure_track_caller
}
