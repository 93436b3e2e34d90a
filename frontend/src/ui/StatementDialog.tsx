import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { Confirm } from './Confirm';
import { TextArea } from './Field';
import { ForGroup } from './ForGroup';
import { RecordedFor } from './RecordedFor';
import { useToasts } from './Toast';
import { useWrite } from './useWrite';

export type Kind = Exclude<Schemas['NewStatement']['kind'], 'request_withdrawn' | 'division_request'>;

interface StatementDialogProps {
  draft: Schemas['Draft'];
  kind: Kind;
  /** What it is about besides its words; undefined while something is missing. */
  about: Partial<Schemas['NewStatement']> | undefined;
  /** Fields of this kind, above the words. */
  children?: ReactNode;
  onClose: () => void;
}

const withoutWords: readonly Kind[] = ['vote_request', 'vote_intention', 'dissociation'];

/** Something that a delegation puts on record, or the secretariat for it. */
export function StatementDialog({ draft, kind, about, children, onClose }: StatementDialogProps) {
  const t = useText();
  const toasts = useToasts();
  const isSecretariat = useMembership(draft.committee_id)?.role === 'secretariat';
  const delegations =
    useQuery({ ...queries.delegations(draft.committee_id), enabled: isSecretariat }).data ?? [];
  const [words, setWords] = useState('');
  const [delegation, setDelegation] = useState('');
  const [group, setGroup] = useState('');
  const put = useWrite({
    write: (body: Schemas['NewStatement']) =>
      take(
        api.POST('/drafts/{draft}/statements', {
          params: { path: { draft: draft.id }, header: { 'Idempotency-Key': newKey() } },
          body,
        }),
      ),
    refresh: [queries.keys.draft(draft.id)],
    quiet: true,
    onDone: () => {
      toasts.done(t('statement.done'));
      onClose();
    },
  });
  const isReady =
    about !== undefined &&
    (words.trim() !== '' || withoutWords.includes(kind)) &&
    (!isSecretariat || delegation !== '');
  return (
    <Confirm
      title={t(`statement.new.${kind}`)}
      steady
      isOpen
      onClose={onClose}
      action={t('statement.put')}
      isDisabled={!isReady || put.isPending}
      onConfirm={() =>
        put.mutate({
          kind,
          ...about,
          words: words.trim(),
          ...(delegation ? { delegation_id: delegation } : {}),
          ...(group ? { on_behalf_of_id: group } : {}),
        })
      }
    >
      <RecordedFor
        committee={draft.committee_id}
        value={delegation}
        without={delegations.filter(({ kind }) => kind !== 'member').map(({ id }) => id)}
        onChange={setDelegation}
      />
      {children}
      <TextArea
        label={t(withoutWords.includes(kind) ? 'statement.words.optional' : 'statement.words')}
        rows={5}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {kind !== 'vote_request' && (
        <ForGroup committee={draft.committee_id} recordedFor={delegation} value={group} onChange={setGroup} />
      )}
      {put.error && (
        <p className="notice notice-error" role="alert">
          {put.error.message}
        </p>
      )}
    </Confirm>
  );
}
