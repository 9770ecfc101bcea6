package detect

// confirmAttribute holds what attributes alone cannot say.
var confirmAttribute = map[string]Confirm{}
