macro_rules! m {
    ($name:ident) => {
        #[debugger_visualizer(natvis_file = "a.natvis")] //~ use debugger_visualizer
        mod m {}
    };
}
many! {
    #[debugger_visualizer(natvis_file = "a.natvis")] //~ use debugger_visualizer
    mod m {}
}
