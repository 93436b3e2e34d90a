package api

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"chapeau/drafting/fault"
)

const base = "/api/v1"

// routes are all operations of openapi.yaml, in its order.
func (s *Server) routes(o Options) []route {
	var (
		about       = instance{version: o.Version, demo: o.Demo, ready: o.Ready}
		sample      = demo{service: o.Service, sessions: s.sessions, enabled: o.Demo}
		token       = tokens{o.Service}
		invitation  = invitations{service: o.Service, sessions: s.sessions}
		person      = people{o.Service}
		committee   = committees{o.Service}
		choices     = catalogue{}
		governs     = governing{o.Service}
		meeting     = meetings{o.Service}
		paper       = issuing{o.Service}
		draft       = drafts{o.Service}
		stages      = life{o.Service}
		sponsor     = sponsors{o.Service}
		alert       = alerts{o.Service}
		version     = versions{o.Service}
		amendment   = amendments{o.Service}
		paragraph   = paragraphs{o.Service}
		comment     = comments{o.Service}
		quiet       = silence{o.Service}
		decision    = decisions{o.Service}
		proceeding  = proceedings{o.Service, decision}
		final       = finalizing{o.Service}
		job         = background{s.jobs}
		incoming    = imports{o.Service, job}
		understood  = understandings{o.Service, job}
		outgoing    = exports{o.Service, job}
		recorded    = records{o.Service}
		eventStream = events{service: o.Service, sessions: s.sessions, hub: o.Hub, log: o.Log, open: s.metrics.streams, beat: o.Heartbeat}
	)
	return []route{
		{http.MethodGet, base + "/instance", quick, about.show},
		{http.MethodGet, base + "/openapi.yaml", quick, about.contract},
		{http.MethodGet, base + "/demo", quick, sample.personas},
		{http.MethodPost, base + "/demo/session", quick, sample.signIn},
		{http.MethodPost, base + "/session", quick, s.sessions.signIn},
		{http.MethodDelete, base + "/session", quick, s.sessions.signOut},
		{http.MethodGet, base + "/me", quick, s.sessions.me},
		{http.MethodPut, base + "/me/password", quick, s.sessions.changePassword},
		{http.MethodGet, base + "/tokens", quick, token.list},
		{http.MethodPost, base + "/tokens", quick, token.create},
		{http.MethodDelete, base + "/tokens/:token", quick, token.delete},
		{http.MethodPost, base + "/invitations/look-up", quick, invitation.lookUp},
		{http.MethodPost, base + "/invitations/accept", quick, invitation.accept},
		{http.MethodPost, base + "/people", quick, person.create},

		{http.MethodGet, base + "/catalogue/delegations", quick, choices.delegations},
		{http.MethodGet, base + "/catalogue/rules", quick, choices.rules},

		{http.MethodGet, base + "/committees", quick, committee.list},
		{http.MethodPost, base + "/committees", quick, committee.create},
		{http.MethodGet, base + "/committees/:committee", quick, committee.show},
		{http.MethodPut, base + "/committees/:committee", quick, committee.update},
		{http.MethodGet, base + "/committees/:committee/delegations", quick, committee.delegations},
		{http.MethodPost, base + "/committees/:committee/delegations", quick, committee.createDelegation},
		{http.MethodPost, base + "/committees/:committee/delegations/bulk", quick, governs.addDelegations},
		{http.MethodGet, base + "/committees/:committee/rules", quick, governs.rules},
		{http.MethodPut, base + "/delegations/:delegation", quick, committee.updateDelegation},
		{http.MethodGet, base + "/delegations/:delegation/members", quick, governs.members},
		{http.MethodPut, base + "/delegations/:delegation/members", quick, governs.setMembers},
		{http.MethodGet, base + "/committees/:committee/members", quick, person.members},
		{http.MethodPut, base + "/committees/:committee/members/:person", quick, person.giveRole},
		{http.MethodDelete, base + "/committees/:committee/members/:person", quick, person.takeRole},
		{http.MethodGet, base + "/committees/:committee/invitations", quick, invitation.list},
		{http.MethodPost, base + "/committees/:committee/invitations", quick, invitation.create},
		{http.MethodDelete, base + "/committees/:committee/invitations/:invitation", quick, invitation.takeBack},

		{http.MethodGet, base + "/committees/:committee/meetings", quick, meeting.list},
		{http.MethodPost, base + "/committees/:committee/meetings", quick, meeting.open},
		{http.MethodGet, base + "/meetings/:meeting", quick, meeting.show},
		{http.MethodPost, base + "/meetings/:meeting/close", quick, meeting.close},
		{http.MethodPut, base + "/meetings/:meeting/roll", quick, meeting.roll},
		{http.MethodGet, base + "/committees/:committee/agenda", quick, meeting.agenda},
		{http.MethodPost, base + "/committees/:committee/agenda", quick, meeting.addItem},
		{http.MethodPut, base + "/committees/:committee/agenda", quick, meeting.orderAgenda},
		{http.MethodPut, base + "/committees/:committee/agenda/:item", quick, meeting.changeItem},
		{http.MethodDelete, base + "/committees/:committee/agenda/:item", quick, meeting.removeItem},

		{http.MethodGet, base + "/committees/:committee/documents", quick, paper.list},
		{http.MethodPost, base + "/documents/:document/circulations", quick, paper.circulate},

		{http.MethodGet, base + "/committees/:committee/drafts", quick, draft.list},
		{http.MethodPost, base + "/committees/:committee/drafts", slow, draft.create},
		{http.MethodGet, base + "/drafts/:draft", quick, draft.show},
		{http.MethodPatch, base + "/drafts/:draft", quick, draft.change},
		{http.MethodGet, base + "/drafts/:draft/documents", quick, paper.papers},
		{http.MethodPost, base + "/drafts/:draft/documents", quick, paper.issueDraft},
		{http.MethodPost, base + "/drafts/:draft/waivers", quick, paper.waive},
		{http.MethodPut, base + "/drafts/:draft/addressee", quick, draft.setAddressee},
		{http.MethodPost, base + "/drafts/:draft/publish", quick, draft.publish},
		{http.MethodPost, base + "/drafts/:draft/unpublish", quick, draft.unpublish},
		{http.MethodPost, base + "/drafts/:draft/make-informal", quick, stages.makeInformal},
		{http.MethodPost, base + "/drafts/:draft/submit", quick, stages.submit},
		{http.MethodPost, base + "/drafts/:draft/table", quick, stages.table},
		{http.MethodPost, base + "/drafts/:draft/withdraw", slow, stages.withdraw},
		{http.MethodPost, base + "/drafts/:draft/reintroduce", slow, stages.reintroduce},
		{http.MethodPost, base + "/drafts/:draft/oral-revisions", slow, version.reviseOrally},
		{http.MethodPut, base + "/drafts/:draft/facilitator", quick, stages.nameFacilitator},
		{http.MethodGet, base + "/drafts/:draft/sponsors", quick, sponsor.list},
		{http.MethodPost, base + "/drafts/:draft/sponsors", quick, sponsor.join},
		{http.MethodPost, base + "/drafts/:draft/consent", quick, sponsor.consent},
		{http.MethodPost, base + "/drafts/:draft/leave", quick, sponsor.leave},
		{http.MethodPost, base + "/drafts/:draft/decision", slow, decision.decide},
		{http.MethodGet, base + "/drafts/:draft/versions", quick, version.list},
		{http.MethodPost, base + "/drafts/:draft/versions", slow, version.create},
		{http.MethodGet, base + "/drafts/:draft/versions/:version", quick, version.show},
		{http.MethodGet, base + "/drafts/:draft/versions/:version/provenance", quick, version.provenance},
		{http.MethodGet, base + "/drafts/:draft/compare", quick, version.compare},
		{http.MethodPost, base + "/drafts/:draft/compare-words", quick, version.compareWords},
		{http.MethodPost, base + "/drafts/:draft/amendment-preview", quick, amendment.preview},
		{http.MethodGet, base + "/drafts/:draft/decisions", quick, decision.list},
		{http.MethodPost, base + "/drafts/:draft/merge-preview", quick, decision.preview},
		{http.MethodPost, base + "/drafts/:draft/adoptions", slow, decision.adopt},
		{http.MethodPost, base + "/drafts/:draft/rejections", slow, decision.reject},
		{http.MethodGet, base + "/drafts/:draft/outlook", quick, proceeding.outlook},
		{http.MethodPost, base + "/drafts/:draft/order", quick, proceeding.order},
		{http.MethodPost, base + "/drafts/:draft/rulings", slow, proceeding.rule},
		{http.MethodPost, base + "/drafts/:draft/parts", slow, proceeding.decidePart},
		{http.MethodPost, base + "/drafts/:draft/consequential-changes", slow, proceeding.changeConsequentially},
		{http.MethodPost, base + "/drafts/:draft/reconsideration", quick, proceeding.reconsider},
		{http.MethodPost, base + "/drafts/:draft/close-action", quick, proceeding.closeAction},
		{http.MethodGet, base + "/drafts/:draft/statements", quick, proceeding.statements},
		{http.MethodPost, base + "/drafts/:draft/statements", quick, proceeding.putOnRecord},
		{http.MethodPost, base + "/statements/:statement/division", quick, proceeding.settleDivision},
		{http.MethodPost, base + "/statements/:statement/challenge-decision", quick, proceeding.decideChallenge},
		{http.MethodPost, base + "/decisions/:decision/undo", slow, proceeding.undo},
		{http.MethodPost, base + "/decisions/:decision/challenge", quick, proceeding.challenge},
		{http.MethodPost, base + "/amendments/:amendment/join", quick, amendment.join},

		{http.MethodGet, base + "/drafts/:draft/lint", quick, final.lint},
		{http.MethodGet, base + "/drafts/:draft/sequence", quick, final.sequence},
		{http.MethodPost, base + "/drafts/:draft/resequence", slow, final.resequence},
		{http.MethodGet, base + "/drafts/:draft/numbering", quick, final.numbering},
		{http.MethodPost, base + "/drafts/:draft/numbering", slow, final.finalizeNumbering},
		{http.MethodPut, base + "/drafts/:draft/result-symbol", quick, final.setResultSymbol},
		{http.MethodPost, base + "/drafts/:draft/seal", slow, final.seal},

		{http.MethodGet, base + "/drafts/:draft/amendments", quick, amendment.list},
		{http.MethodPost, base + "/drafts/:draft/amendments", slow, amendment.create},
		{http.MethodGet, base + "/amendments/:amendment", quick, amendment.show},
		{http.MethodPut, base + "/amendments/:amendment", slow, amendment.update},
		{http.MethodPost, base + "/amendments/:amendment/submit", slow, amendment.submit},
		{http.MethodPost, base + "/amendments/:amendment/revise", slow, amendment.revise},
		{http.MethodPost, base + "/amendments/:amendment/withdraw", slow, amendment.withdraw},
		{http.MethodPost, base + "/amendments/:amendment/confirm-rebase", slow, amendment.confirm},
		{http.MethodPost, base + "/amendments/:amendment/documents", quick, paper.issueAmendment},
		{http.MethodPost, base + "/amendments/:amendment/incorporate", slow, amendment.incorporate},
		{http.MethodPost, base + "/amendments/:amendment/resubmit", slow, amendment.resubmit},
		{http.MethodGet, base + "/amendments/:amendment/text", quick, amendment.text},
		{http.MethodGet, base + "/amendments/:amendment/revisions", quick, amendment.revisions},
		{http.MethodPut, base + "/amendments/:amendment/shared-with", quick, amendment.share},

		{http.MethodGet, base + "/drafts/:draft/paragraphs", quick, paragraph.list},
		{http.MethodPut, base + "/drafts/:draft/paragraphs/:clause/standing", quick, paragraph.stand},
		{http.MethodPut, base + "/drafts/:draft/paragraphs/:clause/mark", quick, paragraph.mark},
		{http.MethodDelete, base + "/drafts/:draft/paragraphs/:clause/mark", quick, paragraph.unmark},
		{http.MethodPut, base + "/drafts/:draft/paragraphs/:clause/budget", quick, paragraph.markBudget},
		{http.MethodDelete, base + "/drafts/:draft/paragraphs/:clause/budget", quick, paragraph.unmarkBudget},
		{http.MethodGet, base + "/drafts/:draft/paragraphs/:clause/comments", quick, comment.list},
		{http.MethodPost, base + "/drafts/:draft/paragraphs/:clause/comments", quick, comment.create},
		{http.MethodPost, base + "/comments/:comment/withdraw", quick, comment.withdraw},
		{http.MethodPost, base + "/drafts/:draft/budget-statements", quick, paragraph.stateBudget},
		{http.MethodPost, base + "/drafts/:draft/silence", quick, quiet.start},
		{http.MethodPost, base + "/drafts/:draft/silence/objections", quick, quiet.object},
		{http.MethodPost, base + "/drafts/:draft/silence/close", quick, quiet.close},
		{http.MethodPost, base + "/drafts/:draft/silence/call-off", quick, quiet.callOff},

		{http.MethodGet, base + "/committees/:committee/alerts", quick, alert.list},
		{http.MethodPost, base + "/alerts/:alert/seen", quick, alert.see},

		{http.MethodPost, base + "/committees/:committee/imports", slow, incoming.create},
		{http.MethodPost, base + "/drafts/:draft/readings", slow, understood.create},
		{http.MethodGet, base + "/committees/:committee/report", slow, outgoing.report},
		{http.MethodPost, base + "/committees/:committee/report/exports", slow, outgoing.reportLater},
		{http.MethodGet, base + "/drafts/:draft/export", slow, outgoing.draft},
		{http.MethodPost, base + "/drafts/:draft/exports", slow, outgoing.draftLater},
		{http.MethodPost, base + "/amendments/:amendment/exports", slow, outgoing.amendmentLater},
		{http.MethodGet, base + "/formats", quick, outgoing.formats},
		{http.MethodGet, base + "/drafts/:draft/record", slow, recorded.draft},
		{http.MethodGet, base + "/jobs/:job", quick, job.show},
		{http.MethodDelete, base + "/jobs/:job", quick, job.cancel},
		{http.MethodGet, base + "/jobs/:job/result", slow, job.result},
		{http.MethodGet, base + "/committees/:committee/events", endless, eventStream.stream},

		{http.MethodGet, "/healthz", quick, about.health},
		{http.MethodGet, "/readyz", quick, about.readiness},
		{http.MethodGet, "/metrics", quick, s.metrics.serve},
	}
}

// methodNotAllowed answers a known address with the wrong method. Gin has set
// the Allow header already.
func methodNotAllowed(c *gin.Context) error {
	allowed := strings.ReplaceAll(c.Writer.Header().Get("Allow"), ",", " or")
	writeProblem(c, http.StatusMethodNotAllowed, fault.Invalidf("", "%s does not go here; %s does", c.Request.Method, allowed))
	return nil
}
