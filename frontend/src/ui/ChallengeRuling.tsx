import { useState } from 'react';
import { api, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { decisionWords } from '@/lib/decisions';
import { Button } from './Button';
import { Confirm } from './Confirm';
import { TextArea } from './Field';
import { useToasts } from './Toast';
import { useWrite } from './useWrite';

/** A member puts a ruling of the chair in question; the committee then votes on it. */
export function ChallengeRuling({ decision }: { decision: Schemas['Decision'] }) {
  const t = useText();
  const toasts = useToasts();
  const [asks, setAsks] = useState(false);
  const [words, setWords] = useState('');
  const challenge = useWrite({
    write: () =>
      take(
        api.POST('/decisions/{decision}/challenge', {
          params: { path: { decision: decision.id }, header: { 'Idempotency-Key': newKey() } },
          body: { words: words.trim() },
        }),
      ),
    refresh: [queries.keys.draft(decision.draft_id)],
    onDone: () => {
      setAsks(false);
      toasts.done(t('challenge.done'));
    },
  });
  return (
    <>
      <Button small onPress={() => setAsks(true)}>
        {t('challenge.action')}
      </Button>
      <Confirm
        title={t('challenge.ask')}
        action={t('challenge.confirm')}
        isOpen={asks}
        isDisabled={challenge.isPending}
        onConfirm={() => challenge.mutate(undefined)}
        onClose={() => setAsks(false)}
      >
        <p dir="auto">
          {decisionWords(t, decision)} {decision.reason}
        </p>
        <p>{t('challenge.explain')}</p>
        <TextArea
          label={t('statement.words.optional')}
          rows={3}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </Confirm>
    </>
  );
}
