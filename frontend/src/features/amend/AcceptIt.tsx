import { useState } from 'react';
import { api, etag, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { amendmentName } from '@/ui/AmendmentBox';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { TextArea } from '@/ui/Field';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

/** The main sponsor accepts the amendment into the text. Only Model UN calls it friendly. */
export function AcceptIt({ page }: { page: Schemas['AmendmentPage'] }) {
  const t = useText();
  const toasts = useToasts();
  const [asks, setAsks] = useState(false);
  const [note, setNote] = useState('');
  const isModelUN = useCommittee().committee?.rules === 'model-un';
  const { amendment } = page;
  const label = amendmentName(t, amendment);
  const words = t(isModelUN ? 'amendment.accept.friendly' : 'amendment.accept');
  const accept = useWrite({
    write: () =>
      take(
        api.POST('/amendments/{amendment}/incorporate', {
          params: { path: { amendment: amendment.id }, header: { 'If-Match': etag(amendment.revision) } },
          body: { note },
        }),
      ),
    refresh: [['amendment'], queries.keys.draft(amendment.draft_id)],
    onDone: () => {
      setAsks(false);
      toasts.done(t('amendment.accepted', { label }));
    },
  });
  return (
    <>
      <Button look="primary" onPress={() => setAsks(true)}>
        {words}
      </Button>
      <Confirm
        title={t('amendment.accept.ask', { label })}
        action={words}
        isOpen={asks}
        isDisabled={accept.isPending}
        onConfirm={() => accept.mutate(undefined)}
        onClose={() => setAsks(false)}
      >
        <p>{t('amendment.accept.explain')}</p>
        <TextArea
          label={t('chair.reason')}
          hint={t('stage.reason.hint')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Confirm>
    </>
  );
}
