import type { Schemas } from '@/api/client';

/** The parts that a request for division asks for. */
export function partsAsked({ particulars }: Schemas['Statement']): Schemas['DivisionPart'][] {
  const { parts } = (particulars ?? {}) as { parts?: Schemas['DivisionPart'][] };
  return parts ?? [];
}
