// Package features says what an unstable feature is and what became of it: the
// catalogue that people keep (features.yaml), the state of a feature in a tree,
// and the Result that every report is written from. It reads no file.
package features

// SchemaVersion is the version of the JSON contract; it grows only when the
// meaning of an existing field changes.
const SchemaVersion = 1

// Result is everything one scan learnt, and everything it could not learn. It
// marshals to the JSON contract of `featscan scan`.
type Result struct {
	SchemaVersion int       `json:"schema_version"`
	Tool          Tool      `json:"tool"`
	Tree          Tree      `json:"tree"`
	Rust          string    `json:"rust"` // the version judged for
	Summary       Summary   `json:"summary"`
	Features      []Feature `json:"features"`
	Subgoals      []Subgoal `json:"subgoals"`
	Crates        []Crate   `json:"crates"`
	Findings      []Finding `json:"findings"`
	Damaged       []Damaged `json:"damaged"`
	Skipped       []Skipped `json:"skipped"`
}

// Tool says which featscan made a result, and the newest Rust release it knew.
type Tool struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	Database string `json:"database"`
}

// Tree is what the tree says of itself.
type Tree struct {
	Kind        string  `json:"kind"` // "kernel" or "rust"
	Version     *string `json:"version"`
	MinimumRust Minimum `json:"minimum_rust"`
	// UndefinedSymbols are the CONFIG_ symbols that conditions name and no
	// Kconfig file of the tree defines, sorted.
	UndefinedSymbols []string `json:"undefined_symbols"`
}

// State is what a feature or flag waits for in one tree; see the contract.
type State string

const (
	Blocked   State = "blocked"   // asked for and unstable up to the newest release known
	Waiting   State = "waiting"   // no longer so from release Until on
	Removable State = "removable" // turned on, and stable at every release judged
	Internal  State = "internal"  // never meant to become stable
	Removed   State = "removed"   // gone or renamed upstream
	Unknown   State = "unknown"   // in no release known
)

// Counts counts features or flags by state.
type Counts struct {
	Total     int `json:"total"`
	Blocked   int `json:"blocked"`
	Waiting   int `json:"waiting"`
	Removable int `json:"removable"`
	Internal  int `json:"internal"`
	Removed   int `json:"removed"`
	Unknown   int `json:"unknown"`
}

// Add counts one more feature or flag in state s.
func (c *Counts) Add(s State) {
	c.Total++
	switch s {
	case Blocked:
		c.Blocked++
	case Waiting:
		c.Waiting++
	case Removable:
		c.Removable++
	case Internal:
		c.Internal++
	case Removed:
		c.Removed++
	case Unknown:
		c.Unknown++
	}
}

// Summary holds the totals of a scan.
type Summary struct {
	Files    int    `json:"files"` // Rust source files read
	Damaged  int    `json:"damaged"`
	Skipped  int    `json:"skipped"`
	Features Counts `json:"features"` // owned by the tree
	Vendored Counts `json:"vendored"` // turned on by third-party code only
	Flags    Counts `json:"flags"`
	Dormant  int    `json:"dormant"` // features that no build of the tree can turn on; counted nowhere else
	Gates    int    `json:"gates"`   // findings of kind gate and allow
	Uses     int    `json:"uses"`
}

// Feature is one feature, flag or build cfg, and what it waits for.
type Feature struct {
	Name          string   `json:"name"`
	Kind          string   `json:"kind"` // "lang", "lib", "flag", "cfg" or "other"
	State         State    `json:"state"`
	Until         *string  `json:"until"`
	StableSince   *string  `json:"stable_since"`
	KnownSince    *string  `json:"known_since"`
	TrackingIssue *int     `json:"tracking_issue"`
	Subgoal       *string  `json:"subgoal"`
	Owner         Owner    `json:"owner"`
	Gates         int      `json:"gates"` // places that turn it on or pass it, allow-lists included
	Uses          int      `json:"uses"`
	Crates        []string `json:"crates"`
	Activity      Activity `json:"activity"`
	UnneededIn    []string `json:"unneeded_in"`
	// TurnedOn is false when only uses, doc tests or probes name the feature and no
	// crate of the tree turns it on; such a feature is in no count of Summary.
	TurnedOn bool `json:"turned_on"`
}

// Setting reports whether f is a setting of the build: neither a feature nor an
// option. A gate that no release knows is a feature for all that, if only for who
// wrote it.
func (f *Feature) Setting() bool { return IsSetting(f.Kind, f.State) }

// IsSetting is Feature.Setting for what a history keeps of a feature.
func IsSetting(kind string, state State) bool {
	return kind == string(KindCfg) || kind == "other" && state != Unknown
}

// Step is one step of a subgoal, from the goal documents' own tables.
type Step struct {
	Title string  `json:"title"`
	Done  bool    `json:"done"`
	Owner *string `json:"owner"`
	Note  *string `json:"note"`
}

// Subgoal is one subgoal of the Rust project, with what this tree has of it.
type Subgoal struct {
	ID            string   `json:"id"`
	Title         string   `json:"title"`
	Goals         []string `json:"goals"`
	Documents     []string `json:"documents"`
	TrackingIssue *int     `json:"tracking_issue"`
	Issues        []string `json:"issues"` // all of them, such as "rust#119364" or "goals#116"
	Owners        []string `json:"owners"`
	Steps         []Step   `json:"steps"`
	Features      []string `json:"features"`  // those that the tree's own code turns on, sorted
	Remaining     int      `json:"remaining"` // of them blocked, waiting, removed or unknown
	Gates         int      `json:"gates"`
	Uses          int      `json:"uses"`
}

// Crate is one compilation of a crate by the tree's build.
type Crate struct {
	Name     string        `json:"name"` // rustc's crate name
	Root     string        `json:"root"` // its first file
	Owner    Owner         `json:"owner"`
	Edition  *string       `json:"edition"`
	Activity Activity      `json:"activity"`
	Files    []string      `json:"files"`
	Cfgs     []string      `json:"cfgs"`
	Flags    []string      `json:"flags"`
	Features CrateFeatures `json:"features"`
}

// CrateFeatures are the features that reach a crate, by its own gates or by
// the build's -Zcrate-attr.
type CrateFeatures struct {
	Active      []string `json:"active"`
	Conditional []string `json:"conditional"`
	Dormant     []string `json:"dormant"`
}
