fn reuse() { let reuse = 1; reuse(2); }
mod reuse {}
