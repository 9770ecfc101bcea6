#[target_feature(enable = "xop")] //~ use xop_target_feature
unsafe fn a() {}
#[target_feature(enable = "sse2,xop")] //~ use xop_target_feature
unsafe fn b() {}
#[cfg_attr(CONFIG_X, target_feature(enable = "xop"))] //~ use xop_target_feature
unsafe fn c() {}
#[r#target_feature(r#enable = r"xop")] //~ use xop_target_feature
unsafe fn d() {}
#[target_feature(
    enable = // how
        r##"sse2,xop"##, //~^ use xop_target_feature
)]
unsafe fn e() {}
