import { useState } from 'react';
import { api, etag, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Confirm } from '@/ui/Confirm';
import { ForGroup } from '@/ui/ForGroup';
import { RecordedFor } from '@/ui/RecordedFor';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

export type Change = 'join' | 'consent' | 'leave';

interface SponsorDialogProps {
  page: Schemas['DraftPage'];
  list: Schemas['SponsorList'];
  change: Change;
  /** For whom the secretariat records; undefined for one's own delegation. */
  delegation: Schemas['DelegationName'] | undefined;
  onClose: () => void;
}

/** Asks before a delegation joins the sponsors, consents to the text or leaves. */
export function SponsorDialog({ page, list, change, delegation, onClose }: SponsorDialogProps) {
  const t = useText();
  const toasts = useToasts();
  const { draft, may } = page;
  const [joiner, setJoiner] = useState('');
  const [group, setGroup] = useState('');
  const records = may.includes('record_sponsors');
  const who = delegation?.id ?? joiner;
  const write = useWrite({
    write: () => take(send(draft.id, list.version, change, who, group)),
    refresh: [queries.keys.draft(draft.id)],
    onDone: () => {
      onClose();
      toasts.done(t(`sponsors.done.${change}`));
    },
  });
  return (
    <Confirm
      title={t(`sponsors.ask.${change}`, { number: list.version })}
      action={t(`sponsors.do.${change}`)}
      danger={change === 'leave'}
      isOpen
      isDisabled={write.isPending || (records && who === '')}
      onConfirm={() => write.mutate(undefined)}
      onClose={onClose}
    >
      {delegation && (
        <p>
          {t('amend.recordedFor')} <bdi>{delegation.name}</bdi>
        </p>
      )}
      <p>{t(`sponsors.explain.${change}`)}</p>
      {change === 'join' && (
        <>
          {records && (
            <RecordedFor
              committee={draft.committee_id}
              value={joiner}
              onChange={(chosen) => {
                setJoiner(chosen);
                setGroup('');
              }}
              without={list.items.filter((one) => !one.left_at).map((one) => one.delegation.id)}
            />
          )}
          <ForGroup committee={draft.committee_id} recordedFor={joiner} value={group} onChange={setGroup} />
        </>
      )}
    </Confirm>
  );
}

function send(draft: string, version: number, change: Change, delegation: string, group: string) {
  const path = { draft };
  const params = { path, header: { 'If-Match': etag(version) } };
  const body = delegation ? { delegation_id: delegation } : {};
  switch (change) {
    case 'join':
      return api.POST('/drafts/{draft}/sponsors', { params, body: { ...body, on_behalf_of_id: group } });
    case 'consent':
      return api.POST('/drafts/{draft}/consent', { params, body });
    case 'leave':
      return api.POST('/drafts/{draft}/leave', { params: { path }, body });
  }
}
