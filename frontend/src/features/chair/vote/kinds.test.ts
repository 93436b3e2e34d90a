import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { honours, kindNeeded, requestsFor } from './kinds';

const request = (vote: string, amendment_id?: string) =>
  ({ particulars: { vote }, ...(amendment_id ? { amendment_id } : {}) }) as unknown as Schemas['Statement'];

describe('a vote that is needed', () => {
  it('is the most that anybody asked for', () => {
    expect(kindNeeded([])).toBe('without_vote');
    expect(kindNeeded([request('recorded'), request('show_of_hands')])).toBe('recorded');
    expect(kindNeeded([request('recorded'), request('roll_call')])).toBe('roll_call');
  });

  it('may be more than was asked for, never less', () => {
    expect(honours('roll_call', 'recorded')).toBe(true);
    expect(honours('show_of_hands', 'recorded')).toBe(false);
  });
});

describe('requests for a vote', () => {
  const outlook = { vote_requests: [request('recorded', 'a1'), request('roll_call')] } as Schemas['Outlook'];

  it('bind the amendment that they are about', () => {
    expect(requestsFor(outlook, ['a2', 'a1'])).toHaveLength(1);
    expect(requestsFor(outlook, ['a2'])).toHaveLength(0);
  });

  it('bind the draft where they name no amendment', () => {
    expect(requestsFor(outlook, []).map((one) => one.particulars?.vote)).toEqual(['roll_call']);
  });
});
