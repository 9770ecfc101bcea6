package features

// Explanation is everything there is to say about one name. It marshals to
// the output of `featscan explain --format json`.
type Explanation struct {
	SchemaVersion int    `json:"schema_version"`
	Name          string `json:"name"`
	// Kind is that of Feature, or "subgoal", "message" or "state".
	Kind  string `json:"kind"`
	Title string `json:"title"`
	About string `json:"about"`

	// State is what the newest release of Database, Rust, says of the name; ""
	// for what no release can say anything of.
	State           string        `json:"state,omitempty"`
	Rust            string        `json:"rust,omitempty"`
	History         []HistoryStep `json:"history"`
	KnownSince      *string       `json:"known_since"`
	StableSince     *string       `json:"stable_since"`
	RemovedIn       *string       `json:"removed_in"`
	RenamedTo       *string       `json:"renamed_to"`
	StableForm      *string       `json:"stable_form"` // a flag's
	StableFormSince *string       `json:"stable_form_since"`
	TrackingIssue   *int          `json:"tracking_issue"`
	Items           []string      `json:"items"` // what a library feature gates

	Subgoal   *ExplainedSubgoal `json:"subgoal"`
	Also      []string          `json:"also"`    // further subgoals that speak of it
	NoGoal    string            `json:"no_goal"` // why it is in no subgoal
	Uses      []string          `json:"uses"`    // how its uses are found
	Level     string            `json:"level,omitempty"`
	Meanwhile []string          `json:"meanwhile"` // how a kernel may use it until then
	WayOut    []string          `json:"way_out"`   // how to get rid of it
	Notes     []string          `json:"notes"`

	Tree *Evidence `json:"tree"` // what one tree has of it; nil without a tree
}

// HistoryStep is a stretch of releases in which a name had one state.
type HistoryStep struct {
	State string `json:"state"`
	Since string `json:"since"` // "" when no source dates it
}

// ExplainedSubgoal is a subgoal with where it stands.
type ExplainedSubgoal struct {
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Goals     []string        `json:"goals"`
	Documents []Link          `json:"documents"`
	Owners    []string        `json:"owners"`
	Issues    []string        `json:"issues"`
	RFCs      []int           `json:"rfcs"`
	Steps     []ExplainedStep `json:"steps"`
	Open      int             `json:"open"` // steps that are not done
	Names     []NameState     `json:"names"`
}

// Link is a document and where to read it.
type Link struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	URL   string `json:"url"`
}

// ExplainedStep is one step of a subgoal.
type ExplainedStep struct {
	Title    string   `json:"title"`
	Document string   `json:"document"`
	Done     bool     `json:"done"`
	Owner    *string  `json:"owner"`
	Note     *string  `json:"note"`
	Since    *string  `json:"since"`   // the Rust release that shows it done
	Waiting  []string `json:"waiting"` // what of the tree waits for it, names; empty without a tree
}

// NameState is a feature, flag or cfg of a subgoal and what the newest Rust
// release says of it.
type NameState struct {
	Name  string `json:"name"`
	State string `json:"state"`
	Since string `json:"since,omitempty"` // of that state, where known
}
