import type { DeliveredEvent } from '@switchboard/shared/protocol';
import { expect, it } from 'vitest';
import { changesReducer, everythingMayHaveChanged, factsArrived } from './changes-slice.ts';

const fact = (seq: number, type: string): DeliveredEvent => ({
  seq,
  prev: seq - 1,
  type,
  occurredAt: 0,
  subjectId: 'x',
  body: {},
});

it('counts changes by noun, and after a snapshot takes nothing held for certain', () => {
  const changed = changesReducer(
    undefined,
    factsArrived([fact(1, 'team.created'), fact(2, 'team.changed'), fact(3, 'user.created')]),
  );
  expect(changed).toEqual({ team: 2, user: 1 });
  expect(changesReducer(changed, everythingMayHaveChanged())).toEqual({ team: 3, user: 2 });
});
