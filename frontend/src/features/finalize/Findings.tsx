import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { plainWords } from '@/lib/inline';
import { partsOf } from '@/lib/parts';
import { usePlaceName } from '@/ui/usePlaceName';
import { Words } from '@/ui/Words';

type Finding = Schemas['Finding'];

const tones: Record<Finding['severity'], string> = {
  error: 'badge-bad',
  warning: 'badge-warn',
  suggestion: 'badge-info',
};

interface FindingsProps {
  findings: readonly Finding[];
  layout: Schemas['Layout'];
}

/** What the editorial rules say, paragraph by paragraph in reading order. */
export function Findings({ findings, layout }: FindingsProps) {
  const t = useText();
  const placeName = usePlaceName(layout);
  if (findings.length === 0) return <p className="empty">{t('check.none')}</p>;
  const places = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = placeName(finding.clause, finding.note);
    places.set(name, [...(places.get(name) ?? []), finding]);
  }
  return (
    <div className="stack">
      <p className="soft">{t('check.counts', counts(findings))}</p>
      {[...places].map(([name, here]) => (
        <section key={name} className="findings" aria-label={name}>
          <h3>{name}</h3>
          <ul className="stack stack-tight">
            {here.map((finding) => (
              <OneFinding key={finding.rule + finding.message} finding={finding} layout={layout} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** One finding. A suggestion that is nothing but a reference is printed in the message. */
function OneFinding({ finding, layout }: { finding: Finding; layout: Schemas['Layout'] }) {
  const t = useText();
  return (
    <li className="finding" data-rule={finding.rule} data-severity={finding.severity}>
      <p className="row">
        <span className={`badge ${tones[finding.severity]}`}>{t(`lint.severity.${finding.severity}`)}</span>
        <strong>{t(`lint.rule.${finding.rule}`)}</strong>
      </p>
      <p className="small" lang="en" dir="auto">
        {finding.message}
      </p>
      {plainWords(finding.suggestion) && (
        <p className="small">
          {t('lint.right')}{' '}
          <q className="words" lang={layout.lang} dir="auto">
            <Words parts={partsOf(finding.suggestion, known(layout))} />
          </q>
        </p>
      )}
    </li>
  );
}

function counts(findings: readonly Finding[]) {
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), suggestions: count('suggestion') };
}

/** The numbers that the page shows, for words that the server has not laid out. */
export function known(layout: Schemas['Layout']) {
  return {
    notes: new Map(layout.notes.map((note) => [note.key, note.number])),
    labels: new Map(layout.lines.map((line) => [line.clause, line.label])),
  };
}
