import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import { useMe, useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { useKeptWords } from '@/lib/keptWords';
import { Button } from '@/ui/Button';
import { DelegationChecks } from '@/ui/DelegationChecks';
import { DelegationField } from '@/ui/DelegationField';
import { TextArea } from '@/ui/Field';
import { Segments } from '@/ui/Segments';
import { useParagraphWrite } from './useParagraphWrite';
import { useRecords } from './useRecords';

type Audience = Schemas['CommentAudience'];

/** Something to say at a place of the text. Who will read it is said before, beside and on the button. */
export function CommentForm({ page, clause }: { page: Schemas['DraftPage']; clause: string }) {
  const t = useText();
  const membership = useMembership(page.draft.committee_id);
  const person = useMe()?.person.id ?? '';
  const [words, setWords] = useKeptWords(`${person}.${page.draft.id}.${clause}`);
  const [audience, setAudience] = useState<Audience>('committee');
  const [shared, setShared] = useState<string[]>([]);
  const [delegation, setDelegation] = useState('');
  const send = useParagraphWrite(
    page,
    () =>
      take(
        api.POST('/drafts/{draft}/paragraphs/{clause}/comments', {
          params: { path: { draft: page.draft.id, clause }, header: { 'Idempotency-Key': newKey() } },
          body: {
            audience,
            words,
            ...(audience === 'shared' ? { shared_with: shared } : {}),
            ...(audience === 'committee' && delegation ? { delegation_id: delegation } : {}),
          },
        }),
      ),
    () => setWords(''),
  );
  const side = sideOf(membership);
  const records = useRecords(page);
  const isReady = words.trim() !== '' && (audience !== 'shared' || shared.length > 0);
  return (
    <form
      className="stack stack-tight comment-form"
      data-audience={audience}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) send.mutate(undefined);
      }}
    >
      <Segments
        label={t('comment.audience')}
        value={audience}
        options={[
          { value: 'committee', label: t('comment.to.committee') },
          { value: 'own', label: t(`comment.to.own.${side}`) },
          { value: 'shared', label: t('comment.to.shared') },
        ]}
        onChange={setAudience}
      />
      {audience === 'shared' && (
        <DelegationChecks
          committee={page.draft.committee_id}
          legend={t('comment.shareWith')}
          chosen={shared}
          except={membership?.delegation?.id}
          onChange={setShared}
        />
      )}
      {audience === 'committee' && records && (
        <DelegationField
          committee={page.draft.committee_id}
          label={t('amend.recordedFor')}
          none={t('comment.inOwnName')}
          value={delegation}
          onChange={setDelegation}
        />
      )}
      <TextArea
        label={t('comment.words')}
        hint={audience === 'own' ? t(`comment.hint.own.${side}`) : t(`comment.hint.${audience}`)}
        rows={3}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="actions">
        <Button type="submit" look="primary" small isDisabled={!isReady || send.isPending}>
          {t(`comment.send.${audience}`)}
        </Button>
      </div>
    </form>
  );
}

/** Who reads what is one's own. */
function sideOf(membership: Schemas['Membership'] | undefined): 'delegation' | 'secretariat' | 'person' {
  if (membership?.delegation) return 'delegation';
  return membership?.role === 'secretariat' ? 'secretariat' : 'person';
}
