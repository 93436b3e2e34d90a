import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';

interface Props {
  texts: Schemas['ImportedText'][];
  accepted: string[];
  onChange: (accepted: string[]) => void;
}

/** The references that are still plain words: each is made live only where a person chooses it. */
export function References({ texts, accepted, onChange }: Props) {
  const t = useText();
  const offers = texts.flatMap((text) =>
    text.references.map((offer) => ({
      ...offer,
      document: text.designation || t(`document.${text.kind}`),
    })),
  );
  if (offers.length === 0) return null;
  const choose = (id: string, chosen: boolean) =>
    onChange(chosen ? [...accepted, id] : accepted.filter((one) => one !== id));
  return (
    <fieldset className="card stack stack-tight">
      <legend>
        <strong>{t('import.references')}</strong>
      </legend>
      <p className="small soft">{t('import.references.lead')}</p>
      {offers.map((offer) => (
        <label key={offer.id} className="check">
          <input
            type="checkbox"
            checked={accepted.includes(offer.id)}
            onChange={(event) => choose(offer.id, event.target.checked)}
          />
          <span>
            <q dir="auto">{offer.words}</q>{' '}
            <span className="small soft">
              {t('import.references.at', { document: offer.document, label: offer.label || offer.clause })}
              {offer.prints !== offer.words && (
                <>
                  {' · '}
                  {t('import.references.prints', { words: offer.prints })}
                </>
              )}
            </span>
          </span>
        </label>
      ))}
      {offers.length > 1 && (
        <div className="actions">
          <Button small onPress={() => onChange(offers.map((offer) => offer.id))}>
            {t('import.references.all')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
