macro_rules! m { () => { fn f() { const { 1 } } } }
mod m { const { m!(); } } //~ use const_block_items
