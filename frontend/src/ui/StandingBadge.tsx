import { useText } from '@/i18n';
import { type Standing, signs } from '@/lib/standing';

const tones: Record<Standing, string> = {
  open: '',
  bracketed: 'badge-warn',
  agreed_informally: 'badge-good',
  pending: 'badge-warn',
  package: 'badge-info',
  agreed_ad_ref: 'badge-good',
  agreed_in_committee: 'badge-good',
  reopened: 'badge-bad',
  deleted: '',
};

/** Where a paragraph stands: a sign, a colour and its words. Short ones fit a margin; a narrow one shows the sign, and so does what is open. */
export function StandingBadge({ standing, short }: { standing: Standing; short?: boolean }) {
  const t = useText();
  const words = t(`standing.${standing}`);
  return (
    <span
      className={`badge standing ${tones[standing]}`}
      data-standing={standing}
      title={short ? words : undefined}
    >
      <span aria-hidden="true">{signs[standing]}</span>
      {short ? (
        <>
          {standing !== 'open' && (
            <span aria-hidden="true" className="standing-short">
              {t(`standing.short.${standing}`)}
            </span>
          )}
          <span className="visually-hidden">{words}</span>
        </>
      ) : (
        <span>{words}</span>
      )}
    </span>
  );
}
