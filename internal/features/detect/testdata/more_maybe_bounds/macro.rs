macro_rules! m { ($t:ident) => { trait $t: ?Sized {} } } //~ use more_maybe_bounds
macro_rules! n {
    ($s:ident) => {
        struct $s<T>(Box<T>) where T: ?Sized;
        impl<T> Drop for $s<T> where T: ?Sized { fn drop(&mut self) {} }
        impl<T> Drop for $s<T> where Vec<T>: ?Sized { fn drop(&mut self) {} } //~ use more_maybe_bounds
    };
}
n! { struct $s<T>(Box<T>) where T: ?Sized; }
macro_rules! o { ($s:ident $t:ident) => { struct $s<$t>(Box<T>) where T: ?Sized; } }
