package kernel

func (b *build) plainCrates(rs []string, read Reader) []*Crate { return nil }

func loneFiles(crates []*Crate, rs []string, files *moduleWalk) []*Crate { return nil }
