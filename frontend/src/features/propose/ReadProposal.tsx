import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { bareLabel } from '@/lib/label';
import { Button } from '@/ui/Button';
import { ChangedClause } from '@/ui/ChangedClauses';
import { Conflicts } from '@/ui/Conflicts';
import { Check, TextArea } from '@/ui/Field';
import { ForGroup } from '@/ui/ForGroup';
import { RecordedFor } from '@/ui/RecordedFor';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { placeOf, without } from './places';
import { createAmendment } from './sending';

interface ReadProposalProps {
  page: Schemas['DraftPage'];
  proposal: Schemas['ProposalRead'];
}

/** What one author proposes, word by word; what a person keeps of it becomes an amendment of their own. */
export function ReadProposal({ page, proposal }: ReadProposalProps) {
  const t = useText();
  const { by, notes, problem, preview } = proposal;
  return (
    <article className="card stack" aria-label={by || t('propose.changes')} data-testid="read-proposal">
      {by && <h3 dir="auto">{by}</h3>}
      {problem && (
        <p className="notice notice-warn" role="alert">
          {problem}
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className="small">
          {note}
        </p>
      ))}
      {preview && <Keep page={page} by={by} preview={preview} />}
    </article>
  );
}

interface KeepProps {
  page: Schemas['DraftPage'];
  by: string;
  preview: Schemas['AmendmentPreview'];
}

function Keep({ page, by, preview }: KeepProps) {
  const t = useText();
  const toasts = useToasts();
  const navigate = useNavigate();
  const committee = page.draft.committee_id;
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [rationale, setRationale] = useState('');
  const [delegation, setDelegation] = useState('');
  const [group, setGroup] = useState('');
  const ops = without(preview.ops, leftOut);
  const places = new Set(preview.ops.map(placeOf));
  const lang = preview.layout.lang;
  const create = useWrite({
    write: createAmendment,
    refresh: [queries.keys.draft(page.draft.id)],
    quiet: true,
    onDone: ({ amendment }) => {
      toasts.done(t('propose.done'));
      navigate(`/amendments/${amendment.id}`);
    },
  });
  const leave = (place: string, isKept: boolean) =>
    setLeftOut((now) => {
      const next = new Set(now);
      if (isKept) next.delete(place);
      else next.add(place);
      return next;
    });

  return (
    <>
      {preview.conflicts.length > 0 && (
        <div className="notice notice-warn stack">
          <p>{t('propose.collides', { number: preview.version })}</p>
          <Conflicts conflicts={preview.conflicts} lang={lang} />
        </div>
      )}
      {preview.notices.map((notice) => (
        <p key={`${notice.kind} ${notice.clause}`} className="notice">
          {t(`notice.${notice.kind}`, { label: bareLabel(notice.label) })}
        </p>
      ))}
      <ul className="kept-changes">
        {preview.comparison.clauses.map((change) => (
          <li key={change.clause} data-left-out={leftOut.has(change.clause)}>
            {places.has(change.clause) && (
              <Check
                checked={!leftOut.has(change.clause)}
                onChange={(event) => leave(change.clause, event.target.checked)}
              >
                {t('propose.keep')}
              </Check>
            )}
            <ChangedClause change={change} lang={lang} by={by} />
          </li>
        ))}
      </ul>
      <TextArea
        label={t('amend.rationale')}
        value={rationale}
        onChange={(event) => setRationale(event.target.value)}
      />
      <RecordedFor
        committee={committee}
        value={delegation}
        onChange={(chosen) => {
          setDelegation(chosen);
          setGroup('');
        }}
      />
      <ForGroup committee={committee} recordedFor={delegation} value={group} onChange={setGroup} />
      {create.error && (
        <p className="notice notice-error" role="alert">
          {create.error.message}
        </p>
      )}
      <div className="actions">
        <Button
          look="primary"
          isDisabled={ops.length === 0 || create.isPending}
          onPress={() =>
            create.mutate({
              draft: page.draft.id,
              version: preview.version,
              ops,
              rationale,
              delegation,
              group,
            })
          }
        >
          {t('propose.create')}
        </Button>
      </div>
      <p className="small soft">{t('propose.private')}</p>
    </>
  );
}
