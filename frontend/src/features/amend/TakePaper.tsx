import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { DocumentDialog } from '@/ui/DocumentDialog';

/** The amendment as a paper in words, in a format of one's choice. */
export function TakePaper({ amendment }: { amendment: Schemas['Amendment'] }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="actions no-print" data-testid="take-paper">
      <Button onPress={() => setOpen(true)}>{t('paper.open')}</Button>
      <DocumentDialog
        title={t('paper.open')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        of="words"
        ask={(as) =>
          take(
            api.POST('/amendments/{amendment}/exports', {
              params: { path: { amendment: amendment.id } },
              body: { as },
            }),
          )
        }
      />
    </div>
  );
}
