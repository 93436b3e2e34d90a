import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Segments } from '@/ui/Segments';
import { nextLabel, type Part } from './parts';

interface PartBarProps {
  parts: readonly Part[];
  /** The part in hand. */
  at: number;
  onParts: (parts: readonly Part[]) => void;
  onAt: (at: number) => void;
}

/** The parts: which is in hand, what it is called, another one, one less. */
export function PartBar({ parts, at, onParts, onAt }: PartBarProps) {
  const t = useText();
  const part = parts[at];
  if (!part) return null;
  return (
    <div className="form-row part-bar">
      <Segments
        label={t('division.inHand')}
        value={String(at)}
        options={parts.map(({ label }, index) => ({
          value: String(index),
          label: t('part.name', { label: label || '…' }),
        }))}
        onChange={(value) => onAt(Number(value))}
      />
      <TextField
        label={t('division.label')}
        value={part.label}
        maxLength={64}
        onChange={(event) =>
          onParts(parts.map((one, index) => (index === at ? { ...one, label: event.target.value } : one)))
        }
      />
      <Button
        onPress={() => {
          onParts([...parts, { label: nextLabel(parts), clauses: [], words: [] }]);
          onAt(parts.length);
        }}
      >
        {t('division.another')}
      </Button>
      {parts.length > 1 && (
        <Button
          look="danger"
          onPress={() => {
            onParts(parts.filter((_, index) => index !== at));
            onAt(Math.max(0, at - 1));
          }}
        >
          {t('division.remove', { label: part.label })}
        </Button>
      )}
    </div>
  );
}
