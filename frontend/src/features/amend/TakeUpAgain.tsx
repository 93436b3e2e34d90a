import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, newKey, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { amendmentName } from '@/ui/AmendmentBox';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { RecordedFor } from '@/ui/RecordedFor';
import { useWrite } from '@/ui/useWrite';

/** A delegation proposes again what was not decided on. */
export function TakeUpAgain({ page }: { page: Schemas['AmendmentPage'] }) {
  const t = useText();
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const [delegation, setDelegation] = useState('');
  const committee = useQuery(queries.draft(page.amendment.draft_id)).data?.draft.committee_id ?? '';
  const isSecretariat = useMembership(committee)?.role === 'secretariat';
  const label = amendmentName(t, page.amendment);
  const takeUp = useWrite({
    write: () =>
      take(
        api.POST('/amendments/{amendment}/resubmit', {
          params: { path: { amendment: page.amendment.id }, header: { 'Idempotency-Key': newKey() } },
          body: delegation ? { delegation_id: delegation } : {},
        }),
      ),
    refresh: [['amendment'], queries.keys.draft(page.amendment.draft_id)],
    onDone: (again) => {
      setAsks(false);
      navigate(`/amendments/${again.amendment.id}`);
    },
  });
  return (
    <>
      <Button onPress={() => setAsks(true)}>{t('amendment.takeUpAgain')}</Button>
      <Confirm
        title={t('amendment.takeUpAgain.ask', { label })}
        action={t('amendment.takeUpAgain')}
        isOpen={asks}
        isDisabled={takeUp.isPending || (isSecretariat && delegation === '')}
        onConfirm={() => takeUp.mutate(undefined)}
        onClose={() => setAsks(false)}
      >
        <p>{t('amendment.takeUpAgain.explain')}</p>
        <RecordedFor committee={committee} value={delegation} onChange={setDelegation} />
      </Confirm>
    </>
  );
}
