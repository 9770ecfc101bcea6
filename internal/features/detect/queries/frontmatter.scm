; feature: frontmatter
; title: lines for cargo at the start of a file
; world: fact
; facts: frontmatter
; needs-bytes: ---
; since: 1.88.0
;
; What stands between two lines of dashes at the start of a file. rustc_parse
; reports it.
