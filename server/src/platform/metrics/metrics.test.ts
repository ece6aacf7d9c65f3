import { Secret } from '@switchboard/shared/configuration';
import { describe, expect, test } from 'vitest';
import { makeMetrics, mayReadMetrics } from './index.ts';

describe('metrics', () => {
  test('a business event is counted by its labels, a duration in seconds, a level when it is read', async () => {
    const metrics = makeMetrics();
    const countSignIn = metrics.countOf({ name: 'sign_ins_total', help: 'Sign-ins by outcome.', labels: ['outcome'] });
    const measureCommand = metrics.durationOf({ name: 'command_seconds', help: 'Commands.', labels: ['operation'] });
    let sockets = 3;
    metrics.levelOf({ name: 'sockets', help: 'Open sockets.' }, () => sockets);
    countSignIn({ outcome: 'refused' });
    countSignIn({ outcome: 'refused' });
    measureCommand({ operation: 'user.create' }, 20);
    sockets = 4;
    const text = await metrics.text();
    expect(text).toContain('switchboard_sign_ins_total{outcome="refused"} 2');
    expect(text).toContain('switchboard_command_seconds_sum{operation="user.create"} 0.02');
    expect(text).toContain('switchboard_sockets 4');
    expect(text).toContain('switchboard_nodejs_eventloop_lag_seconds');
    metrics.close();
  });

  test('two processes of one test do not share figures', async () => {
    const [one, other] = [makeMetrics(), makeMetrics()];
    one.countOf({ name: 'things_total', help: 'Things.' })({});
    expect(await other.text()).not.toContain('things_total');
  });

  test('figures are read from this machine, or with the token', () => {
    const token = new Secret('a'.repeat(16));
    const from = (remoteAddress: string, authorization?: string) => ({ remoteAddress, authorization });
    expect(mayReadMetrics(from('127.0.0.1'), undefined)).toBe(true);
    expect(mayReadMetrics(from('::ffff:127.0.0.1'), undefined)).toBe(true);
    expect(mayReadMetrics(from('192.0.2.7'), undefined)).toBe(false);
    expect(mayReadMetrics(from('192.0.2.7', 'Bearer undefined'), undefined)).toBe(false);
    expect(mayReadMetrics(from('192.0.2.7', `Bearer ${'b'.repeat(16)}`), token)).toBe(false);
    expect(mayReadMetrics(from('192.0.2.7', `Bearer ${'a'.repeat(16)}`), token)).toBe(true);
  });
});
