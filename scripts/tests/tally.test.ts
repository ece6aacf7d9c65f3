import { describe, expect, it } from 'vitest';
import { tally, unrun } from './tally.mjs';

const outcome = (state: 'passed' | 'failed' | 'skipped', reason?: string) => ({
  title: 'a test',
  file: 'a.test.ts',
  state,
  ...(reason ? { reason } : {}),
});
const counts = (outcomes: ReturnType<typeof outcome>[], peers: string[] = []) => {
  const { passed, failed, skipped } = tally(outcomes, peers);
  return [passed.length, failed.length, skipped.length];
};

describe('the tally', () => {
  it('adds up what every runner reports', () => {
    expect(counts([outcome('passed'), outcome('passed'), outcome('failed'), outcome('skipped', 'peer:sipp')])).toEqual([
      2, 1, 1,
    ]);
  });

  it('accepts a skip whose peer the machine lacks', () => {
    expect(counts([outcome('skipped', 'peer:redis is not there')], ['chromium'])).toEqual([0, 0, 1]);
  });

  it('takes a skip for a failure where its peer was installed', () => {
    expect(counts([outcome('skipped', 'peer:redis is not there')], ['chromium', 'redis'])).toEqual([0, 1, 0]);
  });

  it('takes a skip without a reason for a failure', () => {
    expect(counts([outcome('skipped')])).toEqual([0, 1, 0]);
  });

  it('takes a file of tests that was never reached for a failure', () => {
    expect(unrun(['a.test.ts', 'b.test.ts'], [outcome('passed')]).map(({ file }) => file)).toEqual(['b.test.ts']);
  });
});
