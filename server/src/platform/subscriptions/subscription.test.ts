import { liveLimits } from '@switchboard/shared/protocol';
import { describe, expect, it } from 'vitest';
import { Turnstile } from '../concurrency/turnstile.ts';
import { FlowWindow } from './flow-window.ts';
import { moveTo, openSubscription, resumeFrom } from './subscription.ts';

const told = { stream: 'eastmere-police', seq: 40, upTo: 50, rights: 'mark' };

describe('where a client that comes back goes on', () => {
  it('where it was, with the rights that it had', () => {
    expect(resumeFrom(told, 'mark', 60)).toEqual({ seq: 40, upTo: 50 });
  });

  it('at a snapshot, when it is new, has other rights, or its place cannot be reached from here', () => {
    expect(resumeFrom(undefined, 'mark', 60)).toBe('opened');
    expect(resumeFrom(told, 'other', 60)).toBe('rightsChanged');
    expect(resumeFrom(told, 'mark', 50 + liveLimits.eventsBehind)).toEqual({ seq: 40, upTo: 50 });
    expect(resumeFrom(told, 'mark', 51 + liveLimits.eventsBehind)).toBe('tooFarBehind');
    expect(resumeFrom(told, 'mark', 49)).toBe('tooFarBehind');
    expect(resumeFrom({ ...told, seq: 51 }, 'mark', 60)).toBe('tooFarBehind');
  });

  it('what was being read for the place before is void', () => {
    const subscription = { ...openSubscription('eastmere-police', 'mark', 'opened'), isReading: true };
    moveTo(subscription, { seq: 1, upTo: 2 });
    expect(subscription).toMatchObject({ turn: 1, isReading: false, snapshotDue: null, position: { seq: 1, upTo: 2 } });
  });
});

describe('the flow window', () => {
  it('closes at so many batches and opens with each acknowledgement', () => {
    const flow = new FlowWindow();
    for (let n = 0; n < liveLimits.batchesInFlight; n += 1) flow.sent(1_000);
    expect(flow.isOpen).toBe(false);
    flow.acknowledged();
    expect(flow.isOpen).toBe(true);
  });

  it('is stuck when the oldest batch, not the newest, has waited too long', () => {
    const flow = new FlowWindow();
    flow.acknowledged();
    flow.sent(1_000);
    flow.sent(20_000);
    expect(flow.isStuck(1_000 + liveLimits.slowAfterMs)).toBe(false);
    expect(flow.isStuck(1_001 + liveLimits.slowAfterMs)).toBe(true);
    flow.acknowledged();
    expect(flow.isStuck(1_001 + liveLimits.slowAfterMs)).toBe(false);
  });
});

it('a turnstile lets so many through at a time, and goes on after a failure', async () => {
  const turnstile = new Turnstile(2);
  let inside = 0;
  let most = 0;
  const visits = Array.from({ length: 9 }, (_, n) =>
    turnstile.through(async () => {
      inside += 1;
      most = Math.max(most, inside);
      await Promise.resolve();
      inside -= 1;
      if (n === 3) throw new Error('stumbles');
    }),
  );
  const outcomes = await Promise.allSettled(visits);
  expect(most).toBe(2);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
});
