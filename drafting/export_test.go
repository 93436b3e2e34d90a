package drafting

// What other parts of the service call, for the tests from outside.
var (
	MembersOf             = membersOf
	NoticeBlocks          = noticeBlocks
	AmendmentNoticeBlocks = amendmentNoticeBlocks
)
