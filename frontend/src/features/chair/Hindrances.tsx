import { useText } from '@/i18n';

/** What keeps the committee from deciding now, in the server's sentences. */
export function Hindrances({ hindrances }: { hindrances: readonly string[] }) {
  const t = useText();
  if (hindrances.length === 0) return null;
  return (
    <section className="notice notice-warn" aria-label={t('chair.hindrances')} data-testid="hindrances">
      <p>
        <strong>{t('chair.hindrances')}</strong>
      </p>
      <ul className="stack stack-tight">
        {hindrances.map((sentence) => (
          <li key={sentence} dir="auto">
            {sentence.charAt(0).toLocaleUpperCase('en') + sentence.slice(1)}.
          </li>
        ))}
      </ul>
    </section>
  );
}
