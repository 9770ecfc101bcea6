#[fundamental] //~ use fundamental
struct S<T>(T);
#[cfg_attr(CONFIG_X, fundamental)] //~ use fundamental
struct S<T>(T);
