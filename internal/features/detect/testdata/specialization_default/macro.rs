macro_rules! m { ($t:ty) => { impl Show for $t { default fn show(&self) {} } }; } //~ use specialization
