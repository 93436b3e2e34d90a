package reporttext

import (
	"regexp"
	"strings"

	"chapeau/drafting/text"
)

// The few words that the reader knows, in the six official languages. They name
// the parts of a document, never a kind of clause: that is told by structure.

// number is how a designation counts: II, 26/1, 一.
const number = `(?:[IVXLC]+|\d+(?:/\d+)?|[一二三四五六七八九十]+)`

var designations = []struct {
	kind    text.DocumentKind
	pattern *regexp.Regexp
}{
	{text.Resolution, designation(`(?:draft |projet de |proyecto de |проект )?(?:resolution|résolution|resolución|резолюци[яи])`, `决议(?:草案)?`, `(?:مشروع )?(?:ال)?قرار`)},
	{text.Decision, designation(`(?:draft |projet de |proyecto de |проект )?(?:decision|décision|decisión|решени[ея])`, `决定(?:草案)?`, `(?:مشروع )?(?:ال)?مقرر`)},
}

// designation matches a line such as "Draft resolution II" in any of the
// languages, or the line of a draft that names its sponsors before it.
func designation(european, chinese, arabic string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:` +
		european + ` (?:№ ?)?` + number + `|draft ` + european + `|` +
		`.{1,400}: (?:revised )?` + european + `|` +
		`第?` + number + `?号?` + chinese + number + `?|` +
		arabic + ` \S{1,16})$`)
}

// designated returns the kind of instrument that a line announces, or "".
func designated(words string) text.DocumentKind {
	if len(words) > 500 {
		return ""
	}
	for _, d := range designations {
		if d.pattern.MatchString(words) {
			return d.kind
		}
	}
	return ""
}

// organ matches a line that holds no more than the name of a deciding body.
var organ = regexp.MustCompile(`(?i)^(?:the|le|la|el|los|les) (?:\S+ ){0,8}?(?:council|assembly|commission|committee|conference|congress|board|conseil|comité|conférence|congrès|consejo|asamblea|comisión|conferencia|congreso)(?: (?:of|on|for|des?|du|para|sobre) (?:\S+ ?){1,10})?$` +
	`|^l['’]assemblée(?: \S+){0,4}$` +
	`|^(?:\S+ ){0,3}(?:совет|ассамблея|комиссия|комитет|конференция|конгресс)(?: \S+){0,8}$` +
	`|^.{0,16}(?:大会|理事会|委员会|会议)$` +
	`|^(?:إن )?(?:ال)?(?:جمعية|مجلس|لجنة|مؤتمر)(?: \S+){0,8}$`)

// adoption matches the beginning of the line that records how a text was
// adopted, one misread letter allowed.
var adoption = regexp.MustCompile(`^(?:Ad[aeo]pted (?:at|by|unanimously|without|the|on)\b|Adoptée? (?:à|par|sans|le)\s|Aprobad[ao] (?:en|por|sin)\s|Принят[аоы]? |在.{0,24}通过|اتخذ)`)

// annexHeading matches the line that opens an annex.
var annexHeading = regexp.MustCompile(`^(?i:(?:annexe?|anexo|appendix|приложение)(?: (?:[ivxlc]+|\d+))?|附件[一二三四五六七八九十]*|(?:ال)?مرفق(?: \S+)?)$`)

// joiners are the words that may follow the end of a clause: "; and".
var joiners = []string{" and", " or", " et", " ou", " y", " e", " o", " u", " и", " или", " و", " أو", "和", "或"}

// participle tells an opening of a preambular paragraph from the name of a body
// where both are short and end with a comma.
var participle = regexp.MustCompile(`^(?i:\S+(?:ing|ed|ant|ante|ando|iendo)|vue?s?|visto|aware|mindful|consciente?|conscious)$`)

func isParticiple(words string) bool {
	first, _, _ := strings.Cut(words, " ")
	first = strings.TrimRight(first, ",")
	return participle.MatchString(first) && first != "United"
}

// namesResolution tells a title that calls its text a resolution.
var namesResolution = regexp.MustCompile(`(?i)resolution|résolution|resolución|резолюци|决议|قرار`)

// noteBeforeEnd are the languages in which an indicator at the end of a clause
// stands before the end punctuation.
var noteBeforeEnd = map[string]bool{"fr": true, "es": true}
