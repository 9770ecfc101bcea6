
----
# //~^ use frontmatter
----
macro_rules! m { () => { "---" }; }
