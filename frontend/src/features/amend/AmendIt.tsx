import { useNavigate } from 'react-router';
import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { wordsOf } from '@/lib/parts';
import { ButtonLink } from '@/ui/Button';
import { Menu } from '@/ui/Menu';

/** The way to an amendment to this amendment: to the one place that it changes, or to a choice of them. */
export function AmendIt({ page }: { page: Schemas['AmendmentPage'] }) {
  const t = useText();
  const navigate = useNavigate();
  const { amendment, comparison, may } = page;
  // What it deletes has no words that could be amended.
  const changes = (comparison?.clauses ?? []).filter(
    ({ status }) => status !== 'same' && status !== 'deleted',
  );
  const [only] = changes;
  if (!may.includes('amend') || !only) return null;
  const editor = (clause: string) =>
    `/drafts/${amendment.draft_id}/amend/${encodeURIComponent(clause)}?to=${amendment.id}`;
  if (changes.length === 1) {
    return <ButtonLink to={editor(only.clause)}>{t('amendment.amend')}</ButtonLink>;
  }
  return (
    <Menu
      label={t('amendment.amend')}
      entries={changes.map((change) => ({
        id: change.clause,
        label: nameOf(change),
        onAction: () => navigate(editor(change.clause)),
      }))}
    />
  );

  function nameOf({ kind, label, runs }: Schemas['ComparedClause']): string {
    if (kind === 'title' || kind === 'body' || kind === 'footnote') return t(`place.${kind}`);
    const words = runs
      .filter(({ op }) => op !== 'del')
      .map(({ parts }) => wordsOf(parts))
      .join('');
    return `${label} ${words}`.trim().slice(0, 60);
  }
}
