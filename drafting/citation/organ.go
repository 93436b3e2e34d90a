package citation

import (
	"regexp"
	"strings"
)

// Organ is the body that adopted a resolution, as its name is written in English;
// a subsidiary body has the name that the words give it.
type Organ string

// The principal organs, and Commission for a subsidiary body whose name is not
// written out.
const (
	GeneralAssembly          Organ = "General Assembly"
	SecurityCouncil          Organ = "Security Council"
	EconomicAndSocialCouncil Organ = "Economic and Social Council"
	HumanRightsCouncil       Organ = "Human Rights Council"
	Commission               Organ = "Commission"
)

// Accepts tells whether an organ can have adopted what is so cited.
func (o Organ) Accepts(c Citation) bool {
	switch o {
	case GeneralAssembly, SecurityCouncil, EconomicAndSocialCouncil:
		return c.fits(o)
	default:
		return c.Form != InYear
	}
}

// principal are the names of the organs that have a grammar of their own, in the
// official languages, with the endings that a sentence gives them.
var principal = []struct {
	organ Organ
	names string
}{
	{GeneralAssembly, `General Assembly|Assemblée générale|Asamblea General|Генеральн\p{L}+ Ассамбле\p{L}+|大会|الجمعية العامة`},
	{SecurityCouncil, `Security Council|Conseil de sécurité|Consejo de Seguridad|Совет\p{L}* Безопасности|安全理事会|安理会|مجلس الأمن`},
	{EconomicAndSocialCouncil, `Economic and Social Council|Conseil économique et social|Consejo Económico y Social|Экономическ\p{L}+ и Социальн\p{L}+ Совет\p{L}*|经济及社会理事会|经社理事会|المجلس الاقتصادي والاجتماعي`},
	{HumanRightsCouncil, `Human Rights Council|Conseil des droits de l['’]homme|Consejo de Derechos Humanos|Совет\p{L}* по правам человека|人权理事会|مجلس حقوق الإنسان`},
}

// A subsidiary body's name goes on through capitals and the small words between.
const subsidiary = `(?:Commission|Committee|Conference|Congress|Board|Council)(?: (?:of|on|for|to|and|the|in|against|de|du|des|la|las|los|sobre|para|[A-Z][\p{L}’'-]*))* [A-Z][\p{L}’'-]*`

var (
	organNames   = compileNames()
	organAnyName = regexp.MustCompile(`(?:` + organNames + `)`)
)

func compileNames() string {
	var names []string
	for _, p := range principal {
		names = append(names, p.names)
	}
	return strings.Join(append(names, subsidiary), "|")
}

var principalNames = func() []*regexp.Regexp {
	all := make([]*regexp.Regexp, len(principal))
	for i, p := range principal {
		all[i] = regexp.MustCompile(p.names)
	}
	return all
}()

// organNamed is the organ of a name that organAnyName found.
func organNamed(name string) Organ {
	for i, p := range principal {
		if principalNames[i].MatchString(name) {
			return p.organ
		}
	}
	return Organ(name)
}

// OrganOf returns the organ that a text's body line names ("The General
// Assembly,"), empty where it names none. A subsidiary body has its own name.
func OrganOf(body string) Organ {
	if name := organAnyName.FindString(body); name != "" {
		return organNamed(name)
	}
	return ""
}
