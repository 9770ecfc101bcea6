macro_rules! a {
    ($p:pat $g:guard) => {}; //~ use macro_guard_matcher
}
macro b($g: guard) {} //~ use macro_guard_matcher
