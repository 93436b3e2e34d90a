package drafting

// What other parts of the service call, for the tests from outside.
var (
	MembersOf             = membersOf
	NoticeBlocks          = noticeBlocks
	AmendmentNoticeBlocks = amendmentNoticeBlocks
	EffectiveDecisions    = effectiveDecisions
	OpenChallenges        = openChallenges
	OpenDivisionRequests  = openDivisionRequests
)

// HashEvent is what an event of the log carries.
var HashEvent = hashEvent
