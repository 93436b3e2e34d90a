import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, etag, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useRichText, useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { DelegationChecks } from '@/ui/DelegationChecks';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

interface SharingProps {
  page: Schemas['AmendmentPage'];
  committee: string;
}

/** Before it is submitted: with whom an amendment is shared, or that it is shared with the reader. */
export function Sharing({ page, committee }: SharingProps) {
  const rich = useRichText();
  const { amendment, may } = page;
  if (may.includes('share')) return <Share page={page} committee={committee} />;
  if (amendment.status !== 'drafted' || may.length > 0) return null;
  return <p className="notice">{rich('share.withYou', { by: <bdi key="by">{amendment.by}</bdi> })}</p>;
}

function Share({ page, committee }: SharingProps) {
  const t = useText();
  const toasts = useToasts();
  const delegations = useQuery(queries.delegations(committee)).data ?? [];
  const { amendment } = page;
  const shared = amendment.shared_with ?? [];
  const [asks, setAsks] = useState(false);
  const [chosen, setChosen] = useState<string[]>(shared);
  const share = useWrite({
    write: () =>
      take(
        api.PUT('/amendments/{amendment}/shared-with', {
          params: { path: { amendment: amendment.id }, header: { 'If-Match': etag(amendment.revision) } },
          body: { delegation_ids: chosen },
        }),
      ),
    refresh: [queries.keys.amendment(amendment.id), queries.keys.draft(amendment.draft_id)],
    onDone: () => {
      setAsks(false);
      toasts.done(t('share.done'));
    },
  });
  const names = shared.map((id) => delegations.find((one) => one.id === id)?.name ?? id);
  return (
    <div className="row">
      <span className="small">
        {names.length > 0 ? t('share.with', { names: names.join(', ') }) : t('share.nobody')}
      </span>
      <Button
        small
        onPress={() => {
          setChosen(shared);
          setAsks(true);
        }}
      >
        {t('share.change')}
      </Button>
      <Confirm
        title={t('share.title')}
        action={t('share.do')}
        isOpen={asks}
        isDisabled={share.isPending}
        onConfirm={() => share.mutate(undefined)}
        onClose={() => setAsks(false)}
      >
        <p className="soft">{t('share.explain')}</p>
        <DelegationChecks
          committee={committee}
          legend={t('comment.shareWith')}
          chosen={chosen}
          except={amendment.delegation?.id}
          onChange={setChosen}
        />
      </Confirm>
    </div>
  );
}
