use foo::bar::MyTrait;
use MyTrait;
use foo::{self, B};
