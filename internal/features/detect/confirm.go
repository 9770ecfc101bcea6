package detect

// confirmations are the tables of Confirm functions by detector, one table a file.
var confirmations = []map[string]Confirm{confirmAttribute, confirmShape, confirmType}

// confirmFor is the function beside a detector, nil when its query alone decides.
func confirmFor(detector string) Confirm {
	for _, table := range confirmations {
		if f, ok := table[detector]; ok {
			return f
		}
	}
	return nil
}
