import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, etag, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

/** Where another delegation proposes the same: the mover may join its amendment, which then stands in both names. */
export function JoinEqual({ page }: { page: Schemas['AmendmentPage'] }) {
  const { amendment, may } = page;
  const isPossible = may.includes('join');
  const outlook = useQuery({ ...queries.outlook(amendment.draft_id), enabled: isPossible }).data;
  const amendments = useQuery({ ...queries.amendments(amendment.draft_id), enabled: isPossible }).data;
  if (!isPossible) return null;
  const equal = outlook?.duplicates.find((group) => group.includes(amendment.id)) ?? [];
  const others = (amendments ?? []).filter(
    (one) => equal.includes(one.amendment.id) && one.amendment.delegation?.id !== amendment.delegation?.id,
  );
  return others.map((other) => <Join key={other.amendment.id} own={amendment} other={other.amendment} />);
}

function Join({ own, other }: { own: Schemas['Amendment']; other: Schemas['Amendment'] }) {
  const t = useText();
  const toasts = useToasts();
  const [asks, setAsks] = useState(false);
  const join = useWrite({
    write: () =>
      take(
        api.POST('/amendments/{amendment}/join', {
          params: { path: { amendment: own.id }, header: { 'If-Match': etag(own.revision) } },
          body: { into: { amendment_id: other.id, revision: other.revision } },
        }),
      ),
    refresh: [['amendment'], queries.keys.draft(own.draft_id)],
    onDone: () => {
      setAsks(false);
      toasts.done(t('join.done', { label: other.label }));
    },
  });
  const names = { own: own.label, label: other.label, by: other.by };
  return (
    <div className="notice row row-spread">
      <span>{t('join.equal', names)}</span>
      <Button small onPress={() => setAsks(true)}>
        {t('join.action', names)}
      </Button>
      <Confirm
        title={t('join.ask', names)}
        action={t('join.action', names)}
        isOpen={asks}
        isDisabled={join.isPending}
        onConfirm={() => join.mutate(undefined)}
        onClose={() => setAsks(false)}
      >
        <p>{t('join.explain', names)}</p>
      </Confirm>
    </div>
  );
}
