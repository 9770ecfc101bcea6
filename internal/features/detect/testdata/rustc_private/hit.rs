extern crate rustc_middle; //~ use rustc_private
extern crate rustc_ast as ast; //~ use rustc_private
