use foo::MyTrait::method; //~ use import_trait_associated_functions
