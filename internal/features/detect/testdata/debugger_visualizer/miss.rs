// #[debugger_visualizer(natvis_file = "a.natvis")] in a comment
/* #[debugger_visualizer] */
fn debugger_visualizer() {
    let s = "#[debugger_visualizer]";
    let r = r#"#[debugger_visualizer]"#;
}
#[other(debugger_visualizer)]
#[tool::debugger_visualizer]
mod m {}
