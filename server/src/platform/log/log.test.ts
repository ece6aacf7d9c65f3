import { Writable } from 'node:stream';
import { Secret } from '@switchboard/shared/configuration';
import { describe, expect, test } from 'vitest';
import { inTrace, makeLog, newTraceId, traceIdFrom } from './index.ts';

/** A log whose lines the test can read. */
function aLog() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: makeLog('trace', sink), written: () => lines.join(''), last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

describe('log', () => {
  test('[Q-07 part] secrets and personal data do not reach the log, however they are handed in', () => {
    const { log, written } = aLog();
    const cleo = { phone: '07700 900123', email: 'cleo@citizen.example', piiNote: 'zzz-note' };
    const failure = Object.assign(new Error('cannot reach postgres://sam:zzz-pass@db.example/x?sslkey=zzz-key'), {
      detail: 'Key (email)=(cleo@citizen.example)',
      parameters: ['zzz-parameter'],
      cause: new Error('ring 07700900123 or +44 7700 900123'),
    });
    log.info({ password: 'zzz-1', nested: { 'X-Api-Key': 'zzz-2', deep: [{ sessionToken: 'zzz-3' }] } }, 'settings');
    log.info({ headers: { Authorization: 'Bearer zzz-4', cookie: 'sid=zzz-5' }, cleo, key: new Secret('zzz-6') });
    log.info(
      { url: '/api/v1/x?token=zzz-7', referer: 'https://desk.example/a#zzz-8' },
      'GET /wallboard/1?key=zzz-9 ok',
    );
    log.error(failure);
    log.error({ err: failure }, 'failed');
    log.child({ userName: 'zzz-ann', callerNumber: '07700900456' }).child({ secret: 'zzz-10' }).warn('from a child');
    log.info('Cleo <cleo@citizen.example> rang from %s', '07700 900123');
    expect(written()).not.toMatch(/zzz|citizen\.example|7700/);
    expect(written().trim().split('\n')).toHaveLength(7);
  });

  test('ids, times, figures and yes or no stay readable', () => {
    const { log, last } = aLog();
    const fields = {
      contactId: '019aa0d2-0e1c-7c3a-9f00-07700900123a',
      occurredAt: 1_763_634_176_000,
      count: 7700900123,
      hasPhone: true,
      path: '/api/v1/users',
      ratio: 0.5,
    };
    log.info(fields, 'seen');
    expect(last()).toMatchObject({ ...fields, level: 'info', process: 'server', msg: 'seen' });
  });

  test('an error keeps its name, code, stack and cause', () => {
    const { log, last } = aLog();
    log.error({ err: Object.assign(new TypeError('no', { cause: new Error('why') }), { code: 'ECONNREFUSED' }) }, 'x');
    expect(last().err).toMatchObject({
      type: 'TypeError',
      message: 'no',
      code: 'ECONNREFUSED',
      cause: { message: 'why' },
    });
    expect(last().err.stack).toContain('log.test.ts');
  });

  test('a value that turns in circles is cut, not followed for ever', () => {
    const { log, last } = aLog();
    const circle: Record<string, unknown> = { id: 1 };
    circle['self'] = circle;
    log.info({ circle }, 'round');
    expect(JSON.stringify(last())).toContain('[deep]');
  });

  test('everything logged for one request carries its trace id', async () => {
    const { log, last } = aLog();
    const traceId = traceIdFrom('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
    await inTrace(traceId, async () => {
      await new Promise(setImmediate);
      log.info('later');
    });
    expect(last().traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    log.info('outside');
    expect(last()).not.toHaveProperty('traceId');
  });

  test('a trace header that cannot be read is replaced', () => {
    expect(traceIdFrom('nonsense')).toMatch(/^[\da-f]{32}$/);
    expect(traceIdFrom(`00-${'0'.repeat(32)}-b7ad6b7169203331-01`)).not.toMatch(/^0+$/);
    expect(newTraceId()).not.toBe(newTraceId());
  });
});
