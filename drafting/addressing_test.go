package drafting_test

import (
	"slices"
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

func toOrgan(name string) drafting.Addressee {
	return drafting.Addressee{Kind: drafting.AddressedToOrgan, Organ: name}
}

var (
	asWorded = drafting.Addressee{}
	itsOwn   = drafting.Addressee{Kind: drafting.AddressedToCommittee}
)

// addresses says who must act on a draft's text.
func (w *world) addresses(draftID string, a drafting.Addressee) (drafting.Draft, error) {
	return w.service.SetAddressee(w.ctx, w.secretariat, draftID, a)
}

// sections are the titles and introductions of the report's chapter I, with the
// texts in each.
func (w *world) sections() []string {
	w.t.Helper()
	lines := []string{}
	for _, s := range must(w.service.Report(w.ctx, w.secretariat, w.committee.ID))(w.t).Sections {
		lines = append(lines, s.Letter+". "+s.Title, s.Intro)
		for _, one := range s.Texts {
			lines = append(lines, one.Designation+": "+one.Title)
		}
	}
	return lines
}

func TestTheSecretariatSaysWhoMustActWhereTheWordsDoNotTell(t *testing.T) {
	w := newWorld(t)
	forCouncil := w.adoptedAs(worded(text.Decision, "The Commission on Inland Waterways,", "For the Council"), "")
	own := w.adoptedAs(worded(text.Resolution, "The General Assembly,", "Own"), "14/1")
	conference := w.adoptedAs(worded(text.Resolution, "The Commission on Inland Waterways,", "Conference one"), "14/2")
	again := w.adoptedAs(worded(text.Resolution, "The Economic and Social Council,", "Conference two"), "14/3")
	security := w.adoptedAs(worded(text.Resolution, "The Commission on Inland Waterways,", "Security"), "14/4")
	for draft, addressee := range map[string]drafting.Addressee{
		forCouncil.ID: toOrgan("the economic and social council"),
		own.ID:        itsOwn,
		conference.ID: toOrgan("Conference of *River* States"),
		again.ID:      toOrgan("  The Conference of *River* States "),
		security.ID:   toOrgan("Security Council"),
	} {
		must(w.addresses(draft, addressee))(t)
	}
	wantSame(t, w.sections(), []string{
		"A. Draft decision recommended for adoption by the Economic and Social Council",
		"1. The Commission on Inland Waterways recommends to the Economic and Social Council the adoption of the following draft decision:",
		"Draft decision: For the Council",
		"B. Draft resolution recommended for adoption by the Security Council",
		"2. The Commission on Inland Waterways recommends to the Security Council the adoption of the following draft resolution:",
		"Draft resolution: Security",
		`C. Draft resolutions recommended for adoption by the Conference of \*River\* States`,
		`3. The Commission on Inland Waterways recommends to the Conference of \*River\* States the adoption of the following draft resolutions:`,
		"Draft resolution I: Conference one", "Draft resolution II: Conference two",
		"D. Resolution adopted by the Commission on Inland Waterways",
		"4. The Commission on Inland Waterways adopted the following resolution, which is brought to attention:",
		"Resolution 14/1: Own",
	})
	plain := string(plainReport(t, must(w.service.SessionReport(w.ctx, w.secretariat, w.committee.ID))(t).Paper))
	if says := "For the text, see chapter I, section A, draft decision."; !strings.Contains(plain, says) {
		t.Errorf("the report does not say %q:\n%s", says, plain)
	}

	for _, d := range []drafting.Draft{forCouncil, own, conference, again, security} {
		must(w.addresses(d.ID, asWorded))(t)
	}
	if got := strings.Join(w.sections(), "\n"); !strings.Contains(got, "by the General Assembly") || strings.Contains(got, "Conference of") {
		t.Errorf("as its words have it, the report is\n%s", got)
	}
}

// TestACommitteeWithAnArticleInItsName is one as Model United Nations has it.
func TestACommitteeWithAnArticleInItsName(t *testing.T) {
	w := newWorld(t)
	must(w.service.UpdateCommittee(w.ctx, w.secretariat, w.committee.ID, drafting.CommitteeInput{Name: "The Youth Committee"}))(t)
	d := w.adoptedAs(worded(text.Resolution, "The Youth Committee,", "Aids"), "1/1")
	wantSame(t, w.sections()[:2], []string{
		"A. Resolution adopted by the Youth Committee", "1. The Youth Committee adopted the following resolution, which is brought to attention:",
	})
	must(w.addresses(d.ID, toOrgan("The Youth Assembly")))(t)
	wantSame(t, w.sections()[:2], []string{
		"A. Draft resolution recommended for adoption by the Youth Assembly",
		"1. The Youth Committee recommends to the Youth Assembly the adoption of the following draft resolution:",
	})
	_, err := w.addresses(d.ID, toOrgan("youth committee"))
	wantCode(t, err, fault.Invalid)
}

func TestAnAddresseeIsOneLineOfPlainWords(t *testing.T) {
	w := newWorld(t)
	d := w.draft()
	for name, c := range map[string]struct {
		addressee drafting.Addressee
		place     string
		says      string
	}{
		"no kind that there is":        {drafting.Addressee{Kind: "everybody"}, "kind", "everybody"},
		"an organ without its kind":    {drafting.Addressee{Organ: "General Assembly"}, "organ", "leave the organ out"},
		"an organ beside the own":      {drafting.Addressee{Kind: drafting.AddressedToCommittee, Organ: "General Assembly"}, "organ", "leave the organ out"},
		"no name":                      {toOrgan(" "), "organ", "needs some words"},
		"two lines":                    {toOrgan("General\nAssembly"), "organ", "line breaks"},
		"a separator of lines":         {toOrgan("General\u2028Assembly"), "organ", "cannot be printed"},
		"a character of no letter":     {toOrgan("General\x07Assembly"), "organ", "cannot be printed"},
		"bytes that are no characters": {toOrgan("General \xff"), "organ", "cannot be printed"},
		"far too much":                 {toOrgan(strings.Repeat("Council ", 60)), "organ", "at most 300"},
		"the committee itself":         {toOrgan("the Commission on Inland Waterways"), "organ", "committee itself"},
	} {
		_, err := w.addresses(d.ID, c.addressee)
		refusal, _ := err.(*fault.Error)
		if refusal == nil || refusal.Code != fault.Invalid || refusal.Field != c.place || !strings.Contains(refusal.Message, c.says) {
			t.Errorf("%s: %+v", name, err)
		}
	}
	if kept := w.draftNow(d.ID).Addressee; kept != asWorded {
		t.Errorf("what was refused is kept: %+v", kept)
	}
}

func TestWhoMustActIsSaidAtAnyTimeAndLogged(t *testing.T) {
	w := adopted(t, lockClosures())
	d := w.sealed()
	if !slices.Contains(must(w.service.DraftActions(w.ctx, w.secretariat, d.ID))(t), drafting.NameTheAddressee) {
		t.Error("it is not offered once the text is sealed")
	}
	must(w.addresses(d.ID, toOrgan("General Assembly")))(t)
	must(w.addresses(d.ID, toOrgan("The General Assembly")))(t) // says nothing new
	var said []drafting.Event
	for _, e := range must(w.service.Events(w.ctx, w.secretariat, w.committee.ID, 0, 1000))(t).Events {
		if strings.Contains(string(e.Data), "addressee") {
			said = append(said, e)
		}
	}
	if len(said) != 1 || said[0].Type != drafting.DraftChanged || said[0].Actor.Name != "Secretary" || said[0].At.IsZero() ||
		string(said[0].Data) != `{"addressee":{"kind":"organ","organ":"General Assembly"}}` {
		t.Errorf("the log says %+v", said)
	}
	record := must(w.service.Record(w.ctx, w.chair, d.ID))(t)
	if last := record.Log[len(record.Log)-1]; record.Draft.Addressee != toOrgan("General Assembly") || last.Event == nil || last.Event.Sequence != said[0].Sequence {
		t.Errorf("the record has %+v, and last %+v", record.Draft.Addressee, last)
	}
	w.sound()
}

func TestTheWordsOfAnImportedReportStand(t *testing.T) {
	w := newWorld(t)
	drafts := must(w.service.Import(w.ctx, w.secretariat, w.committee.ID, drafting.ImportInput{Report: &text.Report{
		Title: "Chapter I", Sections: []text.Section{{Letter: "A", Title: "Texts", Texts: []*text.Text{navigationAids()}}},
	}}))(t)
	_, err := w.addresses(drafts[0].ID, itsOwn)
	wantCode(t, err, fault.Conflict)
	if err == nil || !strings.Contains(err.Error(), "section A of an imported report") {
		t.Errorf("it is refused with %v", err)
	}
	if slices.Contains(must(w.service.DraftActions(w.ctx, w.secretariat, drafts[0].ID))(t), drafting.NameTheAddressee) {
		t.Error("it is offered")
	}
}

func TestADraftThatIsTakenUpAgainHasItsAddressee(t *testing.T) {
	w := newWorld(t)
	d := w.sponsored("Meridia")
	must(w.addresses(d.ID, toOrgan("Trusteeship Council")))(t)
	must(w.service.WithdrawDraft(w.ctx, w.delegates["Meridia"], d.ID, drafting.StepInput{ExpectedVersion: 1}))(t)
	again := must(w.service.ReintroduceDraft(w.ctx, w.delegates["Karsk"], d.ID, drafting.ReintroduceInput{}))(t)
	if again.Addressee != toOrgan("Trusteeship Council") {
		t.Errorf("it is for %+v", again.Addressee)
	}
	w.sound()
}

func TestTheStageTellsInWhoseWordsATextIs(t *testing.T) {
	w := newWorld(t)
	d := w.adoptedAs(worded(text.Resolution, "The General Assembly,", "Aids"), "14/1")
	must(w.addresses(d.ID, itsOwn))(t)
	must(w.service.Publish(w.ctx, w.chair, d.ID))(t)
	current := must(w.service.Version(w.ctx, w.secretariat, d.ID, 0))(t).Text
	if got := must(w.service.Stage(w.ctx, w.secretariat, d.ID, current))(t).WordedFor; got != "General Assembly" {
		t.Errorf("it is worded for %q", got)
	}
	if got := must(w.service.Stage(w.ctx, w.public, d.ID, current))(t).WordedFor; got != "" {
		t.Errorf("the public is told %q", got)
	}
}
