import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { decisionWords } from '@/lib/decisions';
import { useToasts } from '@/ui/Toast';
import { useWrite } from '@/ui/useWrite';

interface DecisionOptions<Input> {
  page: Schemas['DraftPage'];
  decide: (input: Input) => Promise<Schemas['Decision']>;
  onDone?: () => void;
  /** Leaves telling of a refusal to the caller. */
  quiet?: boolean;
}

/** Takes a decision: reads again whatever it may have changed, and tells it in the sentence of the record. */
export function useDecision<Input>({ page, decide, onDone, quiet }: DecisionOptions<Input>) {
  const t = useText();
  const toasts = useToasts();
  const { draft } = page;
  return useWrite({
    write: decide,
    refresh: [queries.keys.draft(draft.id), queries.keys.committee(draft.committee_id), ['amendment']],
    ...(quiet ? { quiet } : {}),
    onDone: (decision) => {
      const words = decisionWords(t, decision);
      const version = decision.result ? t('chair.nowVersion', { number: decision.result }) : '';
      toasts.done([words, version].filter(Boolean).join(' '));
      onDone?.();
    },
  });
}
