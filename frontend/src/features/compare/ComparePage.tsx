import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { SelectField } from '@/ui/Field';
import { Loaded } from '@/ui/Loading';
import { Segments } from '@/ui/Segments';
import { ChangeList } from './ChangeList';

/** `/drafts/:id/compare?from&to`: what changed between any two versions. */
export function ComparePage() {
  const { id = '' } = useParams();
  const versions = useQuery(queries.versions(id));
  return <Loaded query={versions}>{(list) => <Compare draft={id} versions={list} />}</Loaded>;
}

type View = 'unified' | 'sides';

function Compare({ draft, versions }: { draft: string; versions: Schemas['Version'][] }) {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const newest = versions[0]?.number ?? 1;
  const to = Number(search.get('to')) || newest;
  const from = Number(search.get('from')) || Math.max(1, to - 1);
  const view: View = search.get('view') === 'sides' ? 'sides' : 'unified';
  const isEverything = search.get('all') === '1';
  const choose = (part: Record<string, string>) =>
    setSearch(
      { ...Object.fromEntries(search), from: String(from), to: String(to), ...part },
      { replace: true },
    );
  const comparison = useQuery(queries.comparison(draft, from, to));
  const lang = useQuery(queries.version(draft, to)).data?.layout.lang ?? '';

  return (
    <div className="stack">
      <div className="row compare-bar">
        <VersionSelect
          label={t('compare.from')}
          versions={versions}
          value={from}
          onChange={(number) => choose({ from: number })}
        />
        <VersionSelect
          label={t('compare.to')}
          versions={versions}
          value={to}
          onChange={(number) => choose({ to: number })}
        />
        <Segments
          label={t('compare.view')}
          value={view}
          options={[
            { value: 'unified', label: t('compare.unified') },
            { value: 'sides', label: t('compare.sides') },
          ]}
          onChange={(next) => choose({ view: next })}
        />
        <Segments
          label={t('compare.extent')}
          value={isEverything ? 'all' : 'changes'}
          options={[
            { value: 'changes', label: t('compare.changesOnly') },
            { value: 'all', label: t('compare.everything') },
          ]}
          onChange={(next) => choose({ all: next === 'all' ? '1' : '0' })}
        />
      </div>
      {versions.length < 2 && <p className="empty">{t('compare.oneVersion')}</p>}
      <Loaded query={comparison}>
        {(found) => (
          <ChangeList
            comparison={found.comparison}
            lang={lang}
            isSideBySide={view === 'sides'}
            isEverything={isEverything}
          />
        )}
      </Loaded>
    </div>
  );
}

interface VersionSelectProps {
  label: string;
  versions: readonly Schemas['Version'][];
  value: number;
  onChange: (number: string) => void;
}

function VersionSelect({ label, versions, value, onChange }: VersionSelectProps) {
  return (
    <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {versions.map((version) => (
        <option key={version.number} value={version.number}>
          {`${version.number} – ${version.reason}`.slice(0, 60)}
        </option>
      ))}
    </SelectField>
  );
}
