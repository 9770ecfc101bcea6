#[debugger_visualizer(natvis_file = "a.natvis")] //~ use debugger_visualizer
mod m {}
#[cfg_attr(CONFIG_X, debugger_visualizer(natvis_file = "a.natvis"))] //~ use debugger_visualizer
mod m {}
