import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { bareLabel } from '@/lib/label';
import { Button } from '@/ui/Button';
import { ChangedClauses } from '@/ui/ChangedClauses';
import { Waiting } from '@/ui/Loading';
import { TextView } from '@/ui/TextView';
import { ConflictResolver } from './ConflictResolver';
import { DecideAmendments, Failed } from './DecideAmendments';
import { useResolutions } from './useResolutions';

interface PreviewProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
  /** At the revisions in sight, in the order in which they are adopted. */
  amendments: Schemas['AmendmentAtRevision'][];
  /** They can be looked at and not decided now. */
  isHindered: boolean;
  onDone: () => void;
}

/** The merge before it is decided: conflicts with their variants, then the change, then the result. */
export function Preview({ page, outlook, amendments, isHindered, onDone }: PreviewProps) {
  const t = useText();
  const { draft, version } = page;
  const { resolutions, resolve, resolutionOf, withSettled } = useResolutions(version.number);
  const query = useQuery({
    ...queries.mergePreview(draft.id, version.number, {
      amendments,
      ...(resolutions.length > 0 ? { resolutions } : {}),
    }),
    placeholderData: keepPreviousData,
  });
  // While the server refuses the chair's words, the preview they were typed into stays.
  const latest = useRef<Schemas['MergePreview']>(undefined);
  if (query.data) latest.current = query.data;
  const preview = query.data ?? latest.current;
  const places = new Map(
    page.layout.lines.map((line) => [
      line.clause,
      line.label
        ? t('place.paragraph', { label: bareLabel(line.label) })
        : line.parts.map((part) => part.text).join(''),
    ]),
  );
  const conflicts = withSettled(preview?.conflicts ?? []);

  return (
    <div className="stack" data-testid="preview">
      {query.error && <Failed error={query.error} />}
      {!preview && !query.error && <Waiting />}
      {preview && (
        <>
          {preview.to && <p className="notice">{t('chair.preview.sub', { label: preview.to.label })}</p>}
          {conflicts.length > 0 && (
            <section className="stack" aria-label={t('chair.conflicts')}>
              <p className="notice notice-warn" role="status">
                {t('chair.conflicts.count', {
                  count: conflicts.length,
                  open: conflicts.filter((one) => !resolutionOf(one)).length,
                })}
              </p>
              {conflicts.map((conflict) => (
                <ConflictResolver
                  key={conflict.id}
                  conflict={conflict}
                  labels={labelsOf(preview)}
                  places={places}
                  lang={page.layout.lang}
                  resolution={resolutionOf(conflict)}
                  onResolve={(resolution) => resolve(conflict, resolution)}
                />
              ))}
            </section>
          )}
          <Notices preview={preview} />
          <section className="stack stack-tight" aria-label={t('chair.change')} data-testid="preview-change">
            <h3>{t('chair.change')}</h3>
            <ChangedClauses
              changes={preview.comparison.clauses.filter((one) => one.status !== 'same')}
              lang={page.layout.lang}
            />
            {preview.comparison.changed === 0 && (
              <p className="soft">{t(preview.complete ? 'chair.noChange' : 'chair.openConflicts')}</p>
            )}
          </section>
          {preview.comparison.changed > 0 && <Result preview={preview} />}
          <DecideAmendments
            page={page}
            outlook={outlook}
            preview={preview}
            resolutions={resolutions}
            isDisabled={isHindered || query.isFetching || query.isError}
            onDone={onDone}
          />
        </>
      )}
    </div>
  );
}

/** The text as it would read: the paragraphs that change, or all of it. */
function Result({ preview }: { preview: Schemas['MergePreview'] }) {
  const t = useText();
  const [isWhole, setWhole] = useState(false);
  const changed = new Set(
    preview.comparison.clauses.filter((one) => one.status !== 'same').map((one) => one.clause),
  );
  const layout = isWhole
    ? preview.layout
    : {
        ...preview.layout,
        lines: preview.layout.lines.filter((line) => changed.has(line.clause)),
        notes: [],
      };
  return (
    <section className="stack stack-tight" aria-label={t('chair.result')} data-testid="preview-result">
      <div className="row row-spread">
        <h3>{t('chair.result')}</h3>
        <Button small look="quiet" aria-pressed={isWhole} onPress={() => setWhole(!isWhole)}>
          {t(isWhole ? 'chair.result.changed' : 'chair.result.whole')}
        </Button>
      </div>
      <div className="sheet sheet-small">
        <TextView layout={isWhole ? layout : { ...layout, body: [] }} level={3} withTitle={isWhole} />
      </div>
    </section>
  );
}

function Notices({ preview }: { preview: Schemas['MergePreview'] }) {
  const t = useText();
  const labels = labelsOf(preview);
  if (preview.notices.length === 0) return null;
  return (
    <ul className="notice">
      {preview.notices.map((notice) => (
        <li key={`${notice.kind} ${notice.clause} ${notice.amendments.join()}`}>
          {t(`notice.${notice.kind}`, { label: bareLabel(notice.label) })}{' '}
          {notice.amendments.map((id) => labels.get(id) ?? id).join(', ')}
        </li>
      ))}
    </ul>
  );
}

function labelsOf({ amendments }: Schemas['MergePreview']): Map<string, string> {
  return new Map(amendments.map((one) => [one.amendment_id, one.label]));
}
