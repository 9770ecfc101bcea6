; feature: const_block_items
; title: const blocks among items
; world: fact
; facts: const-block-item
; needs-bytes: const\s{ const{
; since: 1.95.0
;
; const {..} where an item is expected. rustc_parse reports const.
