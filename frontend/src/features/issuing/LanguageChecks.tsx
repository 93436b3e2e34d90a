import { useText } from '@/i18n';
import { Check } from '@/ui/Field';
import { languageName } from './DocumentTable';

interface LanguageChecksProps {
  languages: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** In which languages a document goes out. */
export function LanguageChecks({ languages, chosen, onChange }: LanguageChecksProps) {
  const t = useText();
  return (
    <fieldset className="fieldset">
      <legend>{t('documents.languages')}</legend>
      <div className="row">
        {languages.map((tag) => (
          <Check
            key={tag}
            checked={chosen.includes(tag)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, tag] : chosen.filter((one) => one !== tag))
            }
          >
            <bdi lang={tag}>{languageName(tag)}</bdi>
          </Check>
        ))}
      </div>
    </fieldset>
  );
}
