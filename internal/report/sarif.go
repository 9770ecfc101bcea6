package report

import (
	"io"
	"net/url"
	"strings"

	"featscan/internal/policy"
)

// SARIF is written by hand, and checked against its schema in the tests: the
// library at hand writes byteOffset and charOffset as 0 where they are not
// known, and so contradicts the line and column beside them.
//
// What readers make of it: GitHub shows `message.text`, takes columns for
// UTF-16 units unless columnKind says otherwise, and follows a result over
// commits by partialFingerprints. URIs are relative to the tree.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool struct {
		Driver sarifDriver `json:"driver"`
	} `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifDriver struct {
	Name           string      `json:"name"`
	Version        string      `json:"version,omitempty"`
	InformationURI string      `json:"informationUri,omitempty"`
	Rules          []sarifRule `json:"rules"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifRule struct {
	ID                   string      `json:"id"`
	ShortDescription     sarifText   `json:"shortDescription"`
	FullDescription      sarifText   `json:"fullDescription"`
	Help                 sarifText   `json:"help"`
	DefaultConfiguration sarifConfig `json:"defaultConfiguration"`
}

type sarifConfig struct {
	Level string `json:"level"`
}

type sarifResult struct {
	RuleID              string             `json:"ruleId"`
	RuleIndex           int                `json:"ruleIndex"`
	Level               string             `json:"level"`
	Message             sarifText          `json:"message"`
	Locations           []sarifLocation    `json:"locations"`
	PartialFingerprints map[string]string  `json:"partialFingerprints"`
	Suppressions        []sarifSuppression `json:"suppressions,omitempty"`
	Properties          map[string]any     `json:"properties,omitempty"`
}

type sarifSuppression struct {
	Kind          string `json:"kind"`
	Justification string `json:"justification,omitempty"`
}

type sarifLocation struct {
	PhysicalLocation struct {
		ArtifactLocation struct {
			URI       string `json:"uri"`
			URIBaseID string `json:"uriBaseId"`
		} `json:"artifactLocation"`
		Region *sarifRegion `json:"region,omitempty"`
	} `json:"physicalLocation"`
}

type sarifRegion struct {
	StartLine   int        `json:"startLine"`
	StartColumn int        `json:"startColumn,omitempty"`
	EndLine     int        `json:"endLine,omitempty"`
	EndColumn   int        `json:"endColumn,omitempty"` // exclusive, as ours
	Snippet     *sarifText `json:"snippet,omitempty"`
}

func writeSARIF(w io.Writer, r *policy.Report, o LintOptions) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "featscan", Version: o.Version}
	index := map[string]int{}
	for i, rule := range policy.Rules {
		index[rule.Type] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: rule.Type, ShortDescription: sarifText{rule.Title}, FullDescription: sarifText{rule.Doc}, Help: sarifText{rule.Doc},
			DefaultConfiguration: sarifConfig{sarifLevel(rule.Level)},
		})
	}
	for i := range r.Problems {
		result := sarifProblem(&r.Problems[i])
		result.RuleIndex = index[result.RuleID]
		run.Results = append(run.Results, result)
	}
	return writeIndented(w, sarifLog{
		Schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", Version: "2.1.0",
		Runs: []sarifRun{run},
	})
}

func sarifLevel(l policy.Level) string {
	switch l {
	case policy.Error:
		return "error"
	case policy.Warning:
		return "warning"
	}
	return "note"
}

func sarifProblem(p *policy.Problem) sarifResult {
	message := Visible(p.Message)
	if p.Help != "" {
		message += "; " + Visible(p.Help)
	}
	result := sarifResult{
		RuleID: p.Type, Level: sarifLevel(p.Level), Message: sarifText{message},
		PartialFingerprints: map[string]string{"featscan/v1": p.Fingerprint},
		Properties:          map[string]any{},
	}
	var at sarifLocation
	at.PhysicalLocation.ArtifactLocation.URI = relativeURI(p.File)
	at.PhysicalLocation.ArtifactLocation.URIBaseID = "%SRCROOT%"
	at.PhysicalLocation.Region = sarifPlace(p)
	result.Locations = []sarifLocation{at}
	if p.Suppressed {
		kind := sarifSuppression{Kind: "inSource"}
		if p.Reason != nil {
			kind.Justification = Visible(*p.Reason)
		}
		result.Suppressions = []sarifSuppression{kind}
	}
	if p.Feature != nil {
		result.Properties["feature"] = *p.Feature
	}
	if p.Subgoal != nil {
		result.Properties["subgoal"] = *p.Subgoal
	}
	if p.URL != nil {
		result.Properties["url"] = *p.URL
	}
	if p.Patch != nil {
		result.Properties["patch"] = p.Patch.Index
	}
	return result
}

func sarifPlace(p *policy.Problem) *sarifRegion {
	if p.Line < 1 {
		return nil
	}
	region := &sarifRegion{StartLine: p.Line}
	if p.Col >= 1 {
		region.StartColumn = p.Col
	}
	if p.EndLine > p.Line || p.EndLine == p.Line && p.EndCol > p.Col {
		region.EndLine, region.EndColumn = p.EndLine, p.EndCol
	}
	if p.Source != "" {
		region.Snippet = &sarifText{p.Source}
	}
	return region
}

// relativeURI percent-encodes a path; a first segment with a colon would be
// taken for a scheme.
func relativeURI(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	uri := strings.Join(parts, "/")
	if strings.Contains(parts[0], ":") {
		return "./" + uri
	}
	return uri
}
