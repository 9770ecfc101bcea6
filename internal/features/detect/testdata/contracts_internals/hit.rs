fn f(x: u8) -> u8
contract_requires { x > 1 } //~ use contracts_internals
contract_ensures { |r: &u8| *r > 1 } //~ use contracts_internals
{
    x
}
