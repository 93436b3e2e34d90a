import { useState } from 'react';
import { api, etag, type Schemas, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { type MessageId, useText, useTimes } from '@/i18n';
import { Button } from '@/ui/Button';
import { Confirm } from '@/ui/Confirm';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

/** The chair's last word: the text is sealed by its hash. */
export function Seal({ page, errors }: { page: Schemas['DraftPage']; errors: number }) {
  const t = useText();
  const toasts = useToasts();
  const times = useTimes(useCommittee().committee?.time_zone);
  const { draft, version, may } = page;
  const [isAsked, setAsked] = useState(false);
  const seal = useWrite({
    write: () =>
      take(
        api.POST('/drafts/{draft}/seal', {
          params: { path: { draft: draft.id }, header: { 'If-Match': etag(version.number) } },
        }),
      ),
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id)],
    onDone: () => {
      setAsked(false);
      toasts.done(t('finalize.seal.done'));
    },
  });
  if (draft.sealed_at) {
    return (
      <>
        <p>{t('finalize.seal.since', { time: times.dateTime(draft.sealed_at) })}</p>
        <Hash version={version} />
      </>
    );
  }
  const missing = missingBefore(draft, errors);
  return (
    <>
      <p>{t('finalize.seal.explain')}</p>
      {missing.length > 0 && (
        <div>
          <p>{t('finalize.seal.before')}</p>
          <ul className="before-seal">
            {missing.map((what) => (
              <li key={what}>{t(what)}</li>
            ))}
          </ul>
        </div>
      )}
      <Hash version={version} />
      {may.includes('seal') && (
        <div className="actions">
          <Button look="primary" isDisabled={missing.length > 0} onPress={() => setAsked(true)}>
            {t('finalize.seal.do')}
          </Button>
        </div>
      )}
      <Confirm
        title={t('finalize.seal.ask')}
        action={t('finalize.seal.do')}
        isOpen={isAsked}
        isDisabled={seal.isPending}
        onConfirm={() => seal.mutate(undefined)}
        onClose={() => setAsked(false)}
      >
        <p dir="auto">
          {draft.result_symbol} – {draft.title}
        </p>
        <p>{t('finalize.seal.warn')}</p>
      </Confirm>
    </>
  );
}

function missingBefore(draft: Schemas['Draft'], errors: number): MessageId[] {
  const missing: MessageId[] = [];
  if (!draft.numbered_at) missing.push('finalize.seal.numbers');
  if (!draft.result_symbol) missing.push('finalize.seal.symbol');
  if (errors > 0) missing.push('finalize.seal.errors');
  return missing;
}

/** A hash in short, with all of it to copy. */
function Hash({ version }: { version: Schemas['Version'] }) {
  const t = useText();
  const toasts = useToasts();
  const copy = () =>
    navigator.clipboard?.writeText(version.hash).then(() => toasts.done(t('finalize.copied')));
  return (
    <p className="row">
      <span className="soft">{t('finalize.hash', { number: version.number })}</span>
      <code className="code" title={version.hash} data-testid="hash">
        {version.hash.slice(0, 12)}…
      </code>
      <Button small onPress={copy}>
        {t('finalize.copy')}
      </Button>
    </p>
  );
}
