package lint

import "strings"

// lexicon is the words that open the paragraphs of one kind in English.
type lexicon struct {
	words map[string]bool
	// complements are the words that belong to an opening where they follow it:
	// "Also" and "further" stand before or behind them.
	complements map[string][]string
}

// preambular are the openings of preambular paragraphs.
var preambular = lexicon{
	words: wordSet(`accepting acknowledging acting addressing adhering affirming agreeing alarmed alerted anxious appalled
		appealing applauding appreciating approving asserting aware bearing believing building calling celebrating cognizant
		commemorating commending committed complimenting concerned concluding concurring condemning confident confirming
		congratulating conscious considering contemplating continuing convinced declaring dedicated deeming denouncing deploring
		deprecating desiring desirous determined determining disappointed dismayed distressed disturbed drawing emphasizing
		emphasising encouraged encouraging endorsing envisaging expecting expressing finding following fulfilling giving grateful
		gratified grieved guided hailing having heartened highlighting honouring hopeful hoping horrified impressed indignant
		insisting inspired inviting keeping lamenting looking maintaining mindful motivated noting observing outraged paying
		perceiving persuaded pleased pledging praising proceeding proclaiming pursuant pursuing re-emphasizing reaffirming
		realising realizing reassured recalling receiving recognising recognizing recommending referring regarding regretting
		reiterating rejecting rejoicing remaining remembering reminding renewing repeating requesting resolute resolved resolving
		respecting responding restating reviewing saddened satisfied seeking seized sensitive sharing shocked stating stressing
		striving supporting taking thankful thanking troubled trusting underlining underscoring understanding uneasy urging
		valuing viewing vowing wary welcoming wishing worried`),
	complements: map[string][]string{
		"bearing": {"in mind", "witness"}, "calling": {"upon", "on", "for", "attention"}, "drawing": {"attention", "upon", "on"},
		"giving": {"due consideration"}, "having": {"in mind", "regard"}, "keeping": {"in mind"}, "looking": {"forward"},
		"paying": {"tribute", "homage"}, "taking": {"into account", "into consideration", "note", "cognizance", "the view", "account"},
	},
}

// operative are the verbs that open operative paragraphs.
var operative = lexicon{
	words: wordSet(`accepts acknowledges acts addresses adopts advises affirms agrees allocates amends annexes announces appeals applauds
		appoints appreciates approves asks asserts assigns assures attaches authorises authorizes calls cautions celebrates
		charges commemorates commends commits compliments concludes concurs condemns confers confirms congratulates considers
		constitutes consults continues convenes conveys creates decides declares declines dedicates deems defers defines
		delegates demands denounces deplores designates determines directs disapproves dissolves draws elects emphasises
		emphasizes empowers encourages endorses enjoins ensures entrusts envisages establishes exhorts expects expresses extends
		finds forwards gives grants hails highlights holds honours hopes identifies insists institutes instructs intends
		introduces invites joins launches lifts looks maintains mandates modifies nominates notes notifies objects observes
		offers orders pays permits places pledges postpones praises prefers proclaims prolongs proposes protests provides
		publishes ratifies re-emphasizes re-establishes reaffirms realizes reappoints recalls recognises recognizes recommends
		reconfirms refers regards regrets reiterates rejects reminds renews repeats replaces reposes requests requires reserves
		resolves restates retains returns reviews revises salutes sanctions seeks selects sends sets shares stands states
		strengthens stresses strives submits subscribes suggests supports suspends takes terminates thanks transfers transmits
		trusts underlines underscores undertakes urges values verifies views vows warns welcomes wishes withdraws`),
	complements: map[string][]string{
		"calls": {"upon", "on", "for", "attention"}, "draws": {"attention"}, "looks": {"forward"}, "pays": {"tribute", "homage"},
		"takes": {"into account", "into consideration", "note", "cognizance", "the view", "account"},
	},
}

// adverbs stand before an opening of either kind.
var adverbs = wordSet(`again appreciatively clearly cordially deeply duly earnestly emphatically especially explicitly extremely firmly formally
	fully gravely greatly hereby highly increasingly keenly particularly profoundly publicly resolutely seriously sincerely
	solemnly strongly unanimously unequivocally unreservedly urgently utterly vehemently very vigorously warmly wholeheartedly`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}
