import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { decisionWords, isChallengeable } from '@/lib/decisions';
import { ChallengeRuling } from '@/ui/ChallengeRuling';

interface AmendmentDecisionProps {
  amendment: Schemas['Amendment'];
  draft: Schemas['DraftPage'] | undefined;
}

/** What was decided or ruled about an amendment, and why; a member may challenge a ruling. */
export function AmendmentDecision({ amendment, draft }: AmendmentDecisionProps) {
  const t = useText();
  const isDecided = amendment.decision_id !== undefined;
  const decisions = useQuery({ ...queries.decisions(amendment.draft_id), enabled: isDecided }).data;
  const statements = useQuery({ ...queries.statements(amendment.draft_id), enabled: isDecided }).data;
  const decision = decisions?.find(({ id }) => id === amendment.decision_id);
  if (!decision || !decisions) return null;
  const mayChallenge =
    draft?.may.includes('challenge') && isChallengeable(decision, decisions, statements ?? []);
  return (
    <section className="notice" aria-label={t('amendment.decided')}>
      <p dir="auto">
        <strong>{decisionWords(t, decision)}</strong> {decision.reason}
      </p>
      <div className="actions">
        <Link to={`/drafts/${amendment.draft_id}/proceedings#${decision.id}`}>{t('amendment.decided')}</Link>
        {mayChallenge && <ChallengeRuling decision={decision} />}
      </div>
    </section>
  );
}
