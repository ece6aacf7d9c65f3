import { describe, expect, test } from 'vitest';
import {
  describeVariables,
  type Environment,
  readConfiguration,
  readTelephonyConfiguration,
  Secret,
  variables,
} from './index.ts';

const onTheNet = { HOST: '0.0.0.0', PUBLIC_URL: 'https://desk.eastmere.example' };

function configured(environment: Environment) {
  const result = readConfiguration(environment);
  if (!result.ok) throw new Error(result.refusal.join(' '));
  return result.value;
}

function refusedWith(environment: Environment): readonly string[] {
  const result = readConfiguration(environment);
  return result.ok ? [] : result.refusal;
}

describe('configuration', () => {
  test('an empty environment is a demonstration on this machine', () => {
    expect(configured({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'http://127.0.0.1:8080',
      trustProxy: false,
      database: { engine: 'sqlite', file: '.data/switchboard.db' },
      blobs: { store: 'filesystem', folder: '.data/blobs' },
      seed: 'demo',
      telephony: { enabled: true, port: 8081, serverUrls: ['http://127.0.0.1:8080'], rtpPorts: { first: 20_000 } },
    });
  });

  test('an empty value counts as not set', () => {
    expect(configured({ PORT: '', SEED: ' ' })).toMatchObject({ port: 8080, seed: 'demo' });
  });

  test('sqlite and file addresses name a path, relative or absolute', () => {
    expect(configured({ DATABASE_URL: 'sqlite:kept/here.db' }).database).toMatchObject({ file: 'kept/here.db' });
    expect(configured({ DATABASE_URL: 'sqlite:///srv/here.db' }).database).toMatchObject({ file: '/srv/here.db' });
    expect(configured({ BLOB_URL: 'file:/srv/blobs' }).blobs).toMatchObject({ folder: '/srv/blobs' });
  });

  test.each([
    [{ PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535, not "eighty".'],
    [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535, not "70000".'],
    [{ PUBLIC_URL: 'desk.example' }, 'PUBLIC_URL must be an http or https address without a path, not "desk.example".'],
    [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY must be "off", a number from 1 to 9, or addresses'],
    [{ RTP_PORTS: '900-20' }, 'RTP_PORTS must be a range'],
    [{ RTP_ADDRESS: 'here' }, 'RTP_ADDRESS must be an IP address, not "here".'],
    [{ SCANNER_URL: 'clamd.local:3310' }, 'SCANNER_URL must be an address such as tcp://127.0.0.1:3310'],
    [{ SCANNER_URL: 'tcp://127.0.0.1' }, 'SCANNER_URL must be an address such as tcp://127.0.0.1:3310'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal'],
    [{ TLS_CERT: 'a.pem' }, 'TLS_CERT and TLS_KEY belong together: set both or neither.'],
    [{ AI_CHAT_MODEL: 'small' }, 'AI_CHAT_BASE_URL and AI_CHAT_MODEL belong together: set both or neither.'],
    [{ TURN_URLS: 'turn:a.example' }, 'TURN_URLS and TURN_SECRET belong together: set both or neither.'],
    [{ TELEPHONY_PORT: '8080' }, 'PORT and TELEPHONY_PORT are both 8080: give each its own.'],
    [{ BLOB_URL: 's3://key:hunter2@s3.example/' }, 'BLOB_URL must have the form s3://key:secret@host/bucket'],
    [{ BLOB_URL: 's3://s3.example/bucket' }, 'BLOB_URL must have the form s3://key:secret@host/bucket'],
    [{ SERVER_URL: 'https://a.example/x' }, 'SERVER_URL must be http or https addresses separated by commas'],
  ])('%j is refused with one sentence', (environment, sentence) => {
    const sentences = refusedWith(environment);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(sentence);
  });

  test('every wrong variable is named at once', () => {
    expect(refusedWith({ PORT: 'x', LOG_LEVEL: 'y', SEED: 'z' })).toHaveLength(3);
  });

  test('a wrong secret is refused without being repeated', () => {
    const environment = { DATA_KEY: 'hunter2', LINK_SECRET: 'hunter2', DATABASE_URL: 'mysql://sam:hunter2@db.example' };
    const sentences = refusedWith(environment);
    expect(sentences).toHaveLength(3);
    expect(sentences.join(' ')).not.toContain('hunter2');
  });

  test('an address other machines can reach needs https', () => {
    expect(refusedWith({ HOST: '0.0.0.0' })[0]).toContain('PUBLIC_URL must name the https address');
    expect(refusedWith({ PUBLIC_URL: 'http://desk.eastmere.example' })[0]).toContain('must begin with https://');
    expect(configured(onTheNet)).toMatchObject({ publicUrl: 'https://desk.eastmere.example', seed: 'none' });
  });

  test('demo accounts are refused beyond loopback and beyond SQLite', () => {
    expect(refusedWith({ ...onTheNet, SEED: 'demo' })[0]).toContain('SEED=demo');
    expect(refusedWith({ DATABASE_URL: 'postgres://u:p@127.0.0.1/s', SEED: 'demo' })[0]).toContain('SEED=demo');
    expect(configured({ DATABASE_URL: 'postgres://u:p@127.0.0.1/s' }).seed).toBe('none');
    expect(configured({ SEED: 'none' }).seed).toBe('none');
  });

  test('[Q-07 part] a configured secret is not printed with the configuration', () => {
    const configuration = configured({
      DATA_KEY: 'ab'.repeat(32),
      LINK_SECRET: 'c'.repeat(32),
      METRICS_TOKEN: 'd'.repeat(16),
      DATABASE_URL: 'postgres://sam:eeee@db.example/s',
      AI_CHAT_BASE_URL: 'http://127.0.0.1:9/v1',
      AI_CHAT_MODEL: 'small',
      AI_CHAT_API_KEY: 'ffff',
    });
    const printed = JSON.stringify(configuration) + String(configuration.dataKey) + String(configuration.metricsToken);
    expect(printed).not.toMatch(/abab|cccc|dddd|eeee|ffff/);
    expect(printed).toContain('[secret]');
    expect(configuration.dataKey?.reveal()).toBe('ab'.repeat(32));
  });

  test('console inspection of a secret shows nothing', () => {
    const inspect = new Secret('open sesame') as unknown as Record<symbol, () => string>;
    expect(inspect[Symbol.for('nodejs.util.inspect.custom')]?.()).toBe('[secret]');
  });

  test('a telephony node reads its own part only', () => {
    const result = readTelephonyConfiguration({
      HOST: '0.0.0.0',
      SERVER_URL: 'https://one.eastmere.example, https://two.eastmere.example',
      LINK_SECRET: 'x'.repeat(32),
    });
    expect(result).toMatchObject({
      ok: true,
      value: { serverUrls: ['https://one.eastmere.example', 'https://two.eastmere.example'] },
    });
  });

  test.each([
    [{}, 'http://127.0.0.1:8080'],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://desk.eastmere.example' }, 'http://127.0.0.1:8080'],
    [{ HOST: '10.1.2.3', PORT: '80' }, 'http://10.1.2.3'],
    [{ HOST: '::1' }, 'http://[::1]:8080'],
    [{ PUBLIC_URL: 'https://desk.eastmere.example', TLS_CERT: 'a.pem' }, 'https://desk.eastmere.example'],
  ])('with %j a telephony node links to %s', (environment, server) => {
    expect(readTelephonyConfiguration(environment)).toMatchObject({ ok: true, value: { serverUrls: [server] } });
  });

  test('help names every variable with its default and its meaning', () => {
    const help = describeVariables(variables);
    for (const [name, variable] of Object.entries(variables)) {
      expect(help).toContain(`${name}  (default: `);
      expect(help).toContain(variable.meaning);
    }
  });
});
