import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Schemas } from '@/api/client';
import type { Job } from '@/api/jobs';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { SelectField } from './Field';
import { JobProgress } from './JobProgress';
import { useJob } from './useJob';

/** `zip` is no format of one document. */
type Format = Exclude<Schemas['ExportFormat'], 'zip'>;

const isFormat = (as: Schemas['ExportFormat']): as is Format => as !== 'zip';

interface DocumentDialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** What the document is of, which not every format can hold. */
  of: Schemas['ExportKind'];
  ask: (as: Format) => Promise<Job>;
  /** False while something must be chosen first. */
  isReady?: boolean;
  /** What is chosen beside the format; `changed` forgets the document that was made of another choice. */
  children?: (changed: () => void) => ReactNode;
}

/** Makes a document in the background and hands it over: the format, how far it is, cancelling, taking it away. */
export function DocumentDialog(props: DocumentDialogProps) {
  const { title, isOpen, onClose, of, ask, isReady = true, children } = props;
  const t = useText();
  const all = useQuery({ ...queries.formats(), enabled: isOpen }).data ?? [];
  const possible = all.filter((one) => one.of.includes(of));
  const usable = possible
    .filter((one) => !one.missing)
    .map((one) => one.as)
    .filter(isFormat);
  const [chosen, setChosen] = useState<Format>('docx');
  const as = usable.includes(chosen) ? chosen : usable[0];
  const making = useJob();
  const close = () => {
    if (making.isBusy) making.cancel();
    making.reset();
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('action.close')}</Button>
          <Button
            look="primary"
            isDisabled={!as || !isReady || making.isBusy}
            onPress={() => as && making.start(() => ask(as))}
          >
            {t('document.make')}
          </Button>
        </>
      }
    >
      <form className="stack" onSubmit={(event) => event.preventDefault()}>
        {children?.(making.reset)}
        <SelectField
          label={t('document.format')}
          value={as ?? ''}
          onChange={(event) => {
            const next = usable.find((one) => one === event.target.value);
            if (next) setChosen(next);
            making.reset();
          }}
        >
          {usable.map((one) => (
            <option key={one} value={one}>
              {t(`format.${one}`)}
            </option>
          ))}
        </SelectField>
        {possible
          .filter((one) => one.missing)
          .map((one) => (
            <p key={one.as} className="small soft">
              {one.missing}
            </p>
          ))}
        <JobProgress of={making} />
      </form>
    </Dialog>
  );
}
