import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { SelectField } from './Field';
import { StatementDialog } from './StatementDialog';

const kinds = ['show_of_hands', 'recorded', 'roll_call'] as const;

interface RequestVoteProps {
  draft: Schemas['Draft'];
  /** The amendment that the vote is asked for on; the draft where absent. */
  amendment?: Schemas['Amendment'];
  onClose: () => void;
}

/** A member asks for a vote of some kind: the chair cannot decide without it then. */
export function RequestVote({ draft, amendment, onClose }: RequestVoteProps) {
  const t = useText();
  const [vote, setVote] = useState<(typeof kinds)[number]>('recorded');
  return (
    <StatementDialog
      draft={draft}
      kind="vote_request"
      about={{ vote, ...(amendment ? { amendment_id: amendment.id } : {}) }}
      onClose={onClose}
    >
      <p>{amendment ? t('request.on.amendment', { label: amendment.label }) : t('request.on.draft')}</p>
      <SelectField
        label={t('vote.kind')}
        value={vote}
        onChange={(event) => {
          const chosen = kinds.find((kind) => kind === event.target.value);
          if (chosen) setVote(chosen);
        }}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`vote.kind.${kind}`)}
          </option>
        ))}
      </SelectField>
    </StatementDialog>
  );
}
