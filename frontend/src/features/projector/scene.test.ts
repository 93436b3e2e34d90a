import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/client';
import { sceneOf } from './scene';

const page = (id: string, status: string) =>
  ({ amendment: { id, status } }) as unknown as Schemas['AmendmentPage'];
const decision = (id: string, outcome: string, about?: string) =>
  ({ id, outcome, about, amendments: [] }) as unknown as Schemas['Decision'];

describe('what the room looks at', () => {
  it('is what was put, until it is decided', () => {
    const scene = sceneOf([page('a1', 'put'), page('a2', 'submitted')], [decision('d1', 'amendments_put')]);
    expect(scene).toMatchObject({ kind: 'before', amendments: [{ amendment: { id: 'a1' } }] });
  });

  it('is then what was decided', () => {
    const scene = sceneOf(
      [page('a1', 'adopted')],
      [
        decision('d3', 'order_confirmed'),
        decision('d2', 'amendments_adopted'),
        decision('d1', 'amendments_put'),
      ],
    );
    expect(scene).toMatchObject({ kind: 'settled', decision: { id: 'd2' } });
  });

  it('forgets what was taken back', () => {
    const scene = sceneOf(
      [],
      [decision('d2', 'decision_undone', 'd1'), decision('d1', 'amendments_adopted')],
    );
    expect(scene.kind).toBe('nothing');
  });
});
