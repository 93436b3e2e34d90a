package delegations

// Group is a group of States that consult and speak together. Members are their
// codes in English order; they are empty for a group whose membership is not in
// the catalogue.
type Group struct {
	Code    string   `json:"code"`
	Name    string   `json:"name"`
	States  string   `json:"states"`
	Members []string `json:"members"`
}

// groups are the regional groups and the Group of 77, without their members.
// States is what the group is called where seats are shared out.
var groups = []Group{
	{Code: "african", Name: "African Group", States: "African States"},
	{Code: "asia-pacific", Name: "Asia-Pacific Group", States: "Asia-Pacific States"},
	{Code: "eastern-european", Name: "Eastern European Group", States: "Eastern European States"},
	{Code: "latin-american-caribbean", Name: "Group of Latin American and Caribbean Countries", States: "Latin American and Caribbean States"},
	{Code: "western-european-others", Name: "Group of Western European and other States", States: "Western European and other States"},
	{Code: "g77", Name: "Group of 77 and China"},
}

// Groups are the five regional groups with their members, and the Group of 77
// and China. Every member is in the one regional group in which it stands for
// elections: Türkiye, which takes part in the Asia-Pacific Group too, and the
// United States, which is no member of any, in that of the Western European and
// other States.
func Groups() []Group {
	all := make([]Group, len(groups))
	for i, g := range groups {
		all[i] = g
		all[i].Members = []string{}
		for _, d := range Members() {
			if d.Group == g.Code {
				all[i].Members = append(all[i].Members, d.Code)
			}
		}
	}
	return all
}
