import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components';

interface ProgressBarProps {
  label: string;
  /** 0 to 100; left out while nobody can tell. */
  value?: number;
}

export function ProgressBar({ label, value }: ProgressBarProps) {
  const isIndeterminate = value === undefined;
  return (
    <AriaProgressBar className="progress" value={value ?? 0} isIndeterminate={isIndeterminate}>
      {({ percentage, valueText }) => (
        <>
          <span className="row row-spread small">
            <Label>{label}</Label>
            {!isIndeterminate && <span className="number">{valueText}</span>}
          </span>
          <span className="progress-track">
            <span
              className={isIndeterminate ? 'progress-fill progress-running' : 'progress-fill'}
              style={{ display: 'block', inlineSize: isIndeterminate ? undefined : `${percentage}%` }}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
