trait T {
    final fn a() {} //~ use final_associated_functions
    final async unsafe fn b() {} //~ use final_associated_functions
}
