import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';

/** What in an amendment changes more than words: the verb, numbers, dates, a negation. */
export function Flags({ flags }: { flags: readonly Schemas['OrderFlag'][] }) {
  const t = useText();
  if (flags.length === 0) return null;
  return (
    <ul className="flags" aria-label={t('flag.all')}>
      {flags.map(({ code, clause, removed, added }) => (
        <li key={`${code} ${clause}`} className="flag">
          <span className="flag-sign" aria-hidden="true">
            !
          </span>{' '}
          {t(`flag.${code}`)} <Words words={removed} as="del" />
          {removed?.length && added?.length ? ' → ' : ''}
          <Words words={added} as="ins" />
        </li>
      ))}
    </ul>
  );
}

function Words({ words, as: Tag }: { words: readonly string[] | null; as: 'ins' | 'del' }) {
  if (!words || words.length === 0) return null;
  return <Tag dir="auto">{words.join(', ')}</Tag>;
}
