import type { ReactNode } from 'react';
import { useText } from '@/i18n';
import type { StepState } from './states';

const tones: Record<StepState, string> = { done: 'badge-good', next: 'badge-info', later: '' };

interface StepProps {
  number: number;
  title: string;
  state: StepState;
  children: ReactNode;
}

/** One step on the way to the final text: what it is, whether it is done, and what it takes. */
export function Step({ number, title, state, children }: StepProps) {
  const t = useText();
  return (
    <li className="step card" data-step={number} data-state={state}>
      <div className="row row-spread">
        <h2 className="step-title">
          <span className="step-number number" aria-hidden="true">
            {number}
          </span>
          {title}
        </h2>
        <span className={`badge ${tones[state]}`}>{t(`finalize.state.${state}`)}</span>
      </div>
      {children}
    </li>
  );
}
