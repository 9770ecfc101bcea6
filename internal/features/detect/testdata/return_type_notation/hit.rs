fn f<X: T<m(..): Send>>() {} //~ use return_type_notation
fn g<X>()
where
    X: T,
    X::n(..): Send, //~ use return_type_notation
    <X as T>::m(..): Send, //~ use return_type_notation
{}
trait U: T<m(..): Send> {} //~ use return_type_notation
