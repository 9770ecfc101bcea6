// Package featscan holds what the binary carries beside its code: features.yaml,
// so that it stands alone. It knows nothing of what is in the file.
package featscan

import _ "embed"

// FeaturesName is the name of the catalogue, for messages about it.
const FeaturesName = "features.yaml"

// Features is the text of features.yaml; read it with features.LoadCatalog.
//
//go:embed features.yaml
var Features []byte
