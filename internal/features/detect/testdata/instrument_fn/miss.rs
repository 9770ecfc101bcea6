// #[instrument_fn = "off"] in a comment
/* #[instrument_fn] */
fn instrument_fn() {
    let s = "#[instrument_fn]";
    let r = r#"#[instrument_fn]"#;
}
#[other(instrument_fn)]
#[tool::instrument_fn]
mod m {}
