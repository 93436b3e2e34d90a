import type { Schemas } from '@/api/client';
import { useRichText } from '@/i18n';
import { kindAsked } from './kinds';

/** Who asked for which vote; they bind the decision. */
export function Asked({ asked }: { asked: readonly Schemas['Statement'][] }) {
  const rich = useRichText();
  if (asked.length === 0) return null;
  return (
    <ul className="notice" data-testid="asked">
      {asked.map((one) => (
        <li key={one.id}>{rich(`vote.asked.${askedKind(one)}`, { by: <bdi key="by">{one.by}</bdi> })}</li>
      ))}
    </ul>
  );
}

function askedKind(request: Schemas['Statement']): 'show_of_hands' | 'recorded' | 'roll_call' {
  const kind = kindAsked(request);
  return kind === 'without_vote' ? 'show_of_hands' : kind;
}
