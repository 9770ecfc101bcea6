fn f(x: u8) -> u8 {
    let a = /** text */ 1; //~ use stmt_expr_attributes
    let b = /// text
        //~^ use stmt_expr_attributes
        || 1;
    let c = 1 + /** text */ #[allow(unused)] 2; //~ use stmt_expr_attributes
    /** text */ a = 2; //~ use stmt_expr_attributes
    /** text */ //~ use stmt_expr_attributes
    a.b + 1;
    let d = { //! text
        //~^ use stmt_expr_attributes
        1
    };
    match x { 0 => { //! text
        //~^ use stmt_expr_attributes
        1 }, 1 => /** text */ 2, _ => 3 } //~ use stmt_expr_attributes
}
