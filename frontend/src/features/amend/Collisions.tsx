import type { Schemas } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Conflicts } from '@/ui/Conflicts';

interface CollisionsProps {
  conflicts: readonly Schemas['MergeConflict'][];
  lang: string;
  /** Takes a variant's whole clause into the editor. */
  onTake: (text: string) => void;
}

/** Where carried-over words meet others that came in meanwhile; the mover chooses in the editor. */
export function Collisions({ conflicts, lang, onTake }: CollisionsProps) {
  const t = useText();
  if (conflicts.length === 0) return null;
  return (
    <section className="notice notice-warn" aria-label={t('amend.collisions')}>
      <p>{t('amend.collisions')}</p>
      <Conflicts
        conflicts={conflicts}
        lang={lang}
        choose={(_, { clause_text }) =>
          clause_text !== undefined && (
            <Button small onPress={() => onTake(clause_text)}>
              {t('amend.takeIntoEditor')}
            </Button>
          )
        }
      />
    </section>
  );
}
