import { useState } from 'react';
import { api, newKey, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';
import { type Kind, KindField } from './KindField';

/** A pasted list of delegations: all of them are added, or none. */
export function FromList({ committee }: { committee: string }) {
  const t = useText();
  const toasts = useToasts();
  const [list, setList] = useState('');
  const [kind, setKind] = useState<Kind>('member');
  const add = useWrite({
    write: () =>
      take(
        api.POST('/committees/{committee}/delegations/bulk', {
          params: { path: { committee }, header: { 'Idempotency-Key': newKey() } },
          body: { list, kind },
        }),
      ),
    refresh: [queries.keys.committee(committee)],
    onDone: ({ items }) => {
      setList('');
      toasts.done(t('catalogue.added', { count: items.length }));
    },
  });
  return (
    <section className="card stack" aria-labelledby="list">
      <h2 id="list">{t('list.title')}</h2>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(undefined);
        }}
      >
        <TextArea
          label={t('list.label')}
          hint={t('list.hint')}
          required
          value={list}
          onChange={(event) => setList(event.target.value)}
        />
        <div className="form-row">
          <KindField value={kind} onChange={setKind} />
          <Button type="submit" isDisabled={add.isPending}>
            {t('action.add')}
          </Button>
        </div>
      </form>
    </section>
  );
}
