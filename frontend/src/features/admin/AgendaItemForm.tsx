import { type ReactNode, useState } from 'react';
import { useText } from '@/i18n';
import { TextField } from '@/ui/Field';

export interface AgendaItemWords {
  number: string;
  title: string;
}

interface AgendaItemFormProps {
  /** What stands in the fields at first. */
  initially: AgendaItemWords;
  onSubmit: (words: AgendaItemWords) => void;
  /** The buttons at its end. */
  children: ReactNode;
}

/** The number and the title of an item of the agenda. */
export function AgendaItemForm({ initially, onSubmit, children }: AgendaItemFormProps) {
  const t = useText();
  const [number, setNumber] = useState(initially.number);
  const [title, setTitle] = useState(initially.title);
  return (
    <form
      className="form-row"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ number, title });
      }}
    >
      <TextField
        label={t('agenda.number')}
        required
        maxLength={40}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
      />
      <TextField
        label={t('agenda.itemTitle')}
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      {children}
    </form>
  );
}
