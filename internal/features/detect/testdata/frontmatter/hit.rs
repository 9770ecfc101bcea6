---
#//~^ use frontmatter
[dependencies]
---
fn f() {}
