fn f<X: T<m(..): Send>>() {} //~ use return_type_notation
fn g<X>()
where
    X: T,
    X::n(..): Send, //~ use return_type_notation
    <X as T>::m(..): Send, //~ use return_type_notation
{}
trait U: T<m(..): Send> {} //~ use return_type_notation
fn h<X: T<m(): Send, n(u8): Send>>() {} //~ use return_type_notation
fn i<X: T<m(..) = u8>>() {} //~ use return_type_notation
fn j<X>() where X::m(u8): Send {} //~ use return_type_notation
fn k<X: T>() -> X::m(..) { l } //~ use return_type_notation
fn l<X: T>(x: Vec<X::m(..)>) { x as X::m(..) } //~ use return_type_notation
fn m<X: T>() where n::(..): Send { //~ use return_type_notation
    let x: X::m(..); //~ use return_type_notation
}
