import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import type { Names } from '@/ui/useNames';
import { bySeverity, tellingMeeting } from './pairs';

interface HowTheyStandProps {
  pairs: readonly Schemas['AmendmentPair'][];
  names: Names;
}

const shownAtOnce = 4;

/** How the amendments to one paragraph stand to one another, in words. */
export function HowTheyStand({ pairs, names }: HowTheyStandProps) {
  const t = useText();
  if (pairs.length === 0) return null;
  const sorted = bySeverity(pairs);
  const rest = sorted.slice(shownAtOnce);
  return (
    <div className="stands">
      <Pairs pairs={sorted.slice(0, shownAtOnce)} names={names} />
      {rest.length > 0 && (
        <details>
          <summary>{t('pair.more', { count: rest.length })}</summary>
          <Pairs pairs={rest} names={names} />
        </details>
      )}
    </div>
  );
}

function Pairs({ pairs, names }: HowTheyStandProps) {
  return (
    <ul className="stack stack-tight">
      {pairs.map((pair) => (
        <Pair key={`${pair.a} ${pair.b}`} pair={pair} names={names} />
      ))}
    </ul>
  );
}

const tones = {
  overlapping: 'badge-bad',
  'delete against edit': 'badge-bad',
  'same result': 'badge-good',
  'depends on': 'badge-warn',
  compatible: 'badge-info',
  disjoint: '',
} as const;

const classes = {
  overlapping: 'pair.overlapping',
  'delete against edit': 'pair.deleteEdit',
  'same result': 'pair.sameResult',
  'depends on': 'pair.dependsOn',
  compatible: 'pair.compatible',
  disjoint: 'pair.disjoint',
} as const;

function Pair({ pair, names }: { pair: Schemas['AmendmentPair']; names: Names }) {
  const t = useText();
  const meeting = tellingMeeting(pair);
  const by = meeting?.by ?? pair.a;
  return (
    <li className="row pair" data-class={pair.class}>
      <strong>{t('pair.both', { a: names.label(pair.a), b: names.label(pair.b) })}</strong>
      <span className={`badge ${tones[pair.class]}`}>{t(classes[pair.class])}</span>
      {meeting && (
        <span className="small">
          {t(`pair.manner.${meeting.manner}`, {
            by: names.label(by),
            other: names.label(by === pair.a ? pair.b : pair.a),
          })}{' '}
          {meeting.words && (
            <q className="words" dir="auto">
              {meeting.words}
            </q>
          )}
        </span>
      )}
    </li>
  );
}
