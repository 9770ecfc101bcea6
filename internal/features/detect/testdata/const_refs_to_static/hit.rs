static TABLE: [u8; 2] = [0; 2];
const A: &[u8; 2] = &TABLE; //~ use const_refs_to_static
