import { useState } from 'react';
import { api, take } from '@/api/client';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { DocumentDialog } from '@/ui/DocumentDialog';

/** The committee's texts as its report. */
export function TakeReport({ committee }: { committee: string }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button data-testid="take-report" onPress={() => setOpen(true)}>
        {t('report.open')}
      </Button>
      <DocumentDialog
        title={t('report.open')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        of="report"
        ask={(as) =>
          take(
            api.POST('/committees/{committee}/report/exports', {
              params: { path: { committee } },
              body: { as },
            }),
          )
        }
      />
    </>
  );
}
