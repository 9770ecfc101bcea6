macro_rules! m { ($n:ident) => { const $n: () = { async {}; }; } } //~ use const_async_blocks
