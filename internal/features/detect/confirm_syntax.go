package detect

// confirmSyntax holds what patterns of expressions, types and items cannot say.
var confirmSyntax = map[string]Confirm{}
