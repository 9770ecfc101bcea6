const { assert!(1 < 2); } //~ use const_block_items
mod m {
    const { //~ use const_block_items
    }
}
