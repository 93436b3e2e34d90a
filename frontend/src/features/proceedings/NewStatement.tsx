import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { decisionWords } from '@/lib/decisions';
import { ClauseOptions } from '@/ui/ClauseOptions';
import { SelectField } from '@/ui/Field';
import { type Kind, StatementDialog } from '@/ui/StatementDialog';
import { votesByName } from './possible';

interface NewStatementProps {
  page: Schemas['DraftPage'];
  kind: Kind;
  decisions: readonly Schemas['Decision'][];
  onClose: () => void;
}

const sides = ['in_favour', 'against', 'abstaining'] as const;

/** A statement with what its kind asks for: a paragraph, or a vote and how it was meant. */
export function NewStatement({ page, kind, decisions, onClose }: NewStatementProps) {
  const t = useText();
  const [clause, setClause] = useState('');
  const votes = votesByName(decisions);
  const [on, setOn] = useState(votes[0]?.id ?? '');
  const [intended, setIntended] = useState<(typeof sides)[number]>();
  const namesClause = kind === 'dissociation' || kind === 'consequential_proposal';
  return (
    <StatementDialog draft={page.draft} kind={kind} about={about()} onClose={onClose}>
      <p>{t(`statement.explain.${kind}`)}</p>
      {namesClause && (
        <SelectField
          label={t('consequence.clause')}
          value={clause}
          onChange={(event) => setClause(event.target.value)}
        >
          <option value="">
            {t(kind === 'dissociation' ? 'statement.wholeText' : 'statement.noClause')}
          </option>
          <ClauseOptions lines={page.layout.lines} />
        </SelectField>
      )}
      {kind === 'vote_intention' && (
        <>
          <SelectField
            label={t('statement.whichVote')}
            value={on}
            onChange={(event) => setOn(event.target.value)}
          >
            {votes.map((one) => (
              <option key={one.id} value={one.id}>
                {decisionWords(t, one)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('statement.meant')}
            value={intended ?? ''}
            onChange={(event) => setIntended(sides.find((side) => side === event.target.value))}
          >
            <option value="">{t('amend.choose')}</option>
            {sides.map((side) => (
              <option key={side} value={side}>
                {t(`vote.side.${side}`)}
              </option>
            ))}
          </SelectField>
        </>
      )}
    </StatementDialog>
  );

  function about(): Partial<Schemas['NewStatement']> | undefined {
    if (kind !== 'vote_intention') return clause ? { clause } : {};
    const amendment = votes.find(({ id }) => id === on)?.amendments[0];
    return intended && { intended, ...(amendment ? { amendment_id: amendment.amendment_id } : {}) };
  }
}
