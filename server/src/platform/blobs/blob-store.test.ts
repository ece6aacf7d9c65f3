import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Secret } from '@switchboard/shared/configuration';
import { newSealingKeyPair, SealBroken } from '@switchboard/shared/sealing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type S3ServerForTests, startS3Server } from '../../../test/s3/s3-server.ts';
import {
  type BlobStore,
  BlobStoreFailed,
  type ByteStream,
  FilesystemBlobStore,
  openBlobStore,
  SealedBlobs,
} from './index.ts';

const account = { accessKeyId: 'AKEASTMERE', secretAccessKey: 'a/secret+with=signs', region: 'eu-west-2' };
let folder: string;
let s3: S3ServerForTests;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-blobs-'));
  s3 = await startS3Server('blobs', account);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await s3.close();
});

const s3Url = (secret = account.secretAccessKey) =>
  new Secret(
    `s3://${account.accessKeyId}:${encodeURIComponent(secret)}@s3.example/blobs/house?region=eu-west-2&endpoint=${s3.endpoint}`,
  );

async function* parts(...bytes: Uint8Array[]): ByteStream {
  yield* bytes;
}

async function* failing(...bytes: Uint8Array[]): ByteStream {
  yield* bytes;
  throw new Error('the caller hung up');
}

async function whole(stream: ByteStream | undefined): Promise<Buffer | undefined> {
  return stream && buffer(stream);
}

const bytes = (text: string) => Buffer.from(text);

const stores: [string, () => BlobStore][] = [
  ['filesystem', () => new FilesystemBlobStore(folder)],
  ['S3-style', () => openBlobStore({ store: 's3', url: s3Url() })],
];

describe.each(stores)('blob store on %s', (_name, open) => {
  test('gives back what it was given, whole and in part, and tells its size', async () => {
    const store = open();
    await store.put('eastmere/letters/1', parts(bytes('Dear '), bytes(''), bytes('Cleo')));
    expect(await whole(await store.get('eastmere/letters/1'))).toEqual(bytes('Dear Cleo'));
    expect(await whole(await store.get('eastmere/letters/1', { first: 5, last: 8 }))).toEqual(bytes('Cleo'));
    expect(await whole(await store.get('eastmere/letters/1', { first: 0, last: 0 }))).toEqual(bytes('D'));
    expect(await store.stat('eastmere/letters/1')).toEqual({ bytes: 9 });
  });

  test('keeps an empty blob', async () => {
    const store = open();
    await store.put('eastmere/empty', parts());
    expect(await whole(await store.get('eastmere/empty'))).toEqual(bytes(''));
    expect(await store.stat('eastmere/empty')).toEqual({ bytes: 0 });
  });

  test('knows nothing of what is not there, and deletes it all the same', async () => {
    const store = open();
    expect(await store.get('eastmere/nothing/here')).toBeUndefined();
    expect(await store.stat('eastmere/nothing')).toBeUndefined();
    await store.delete('eastmere/nothing');
  });

  test('forgets what is deleted', async () => {
    const store = open();
    await store.put('eastmere/gone', parts(bytes('x')));
    await store.delete('eastmere/gone');
    expect(await store.get('eastmere/gone')).toBeUndefined();
  });

  test('a stream that breaks leaves nothing, and the blob that was there before', async () => {
    const store = open();
    await expect(store.put('eastmere/broken', failing(bytes('half')))).rejects.toThrow('hung up');
    expect(await store.stat('eastmere/broken')).toBeUndefined();
    await store.put('eastmere/kept', parts(bytes('first')));
    await expect(store.put('eastmere/kept', failing(bytes('second')))).rejects.toThrow('hung up');
    expect(await whole(await store.get('eastmere/kept'))).toEqual(bytes('first'));
  });

  test('keeps a large blob that arrives in uneven pieces', async () => {
    const store = open();
    const large = randomBytes(20 * 1024 * 1024 + 17);
    await store.put(
      'eastmere/large',
      parts(large.subarray(0, 3), large.subarray(3, 9_000_000), large.subarray(9_000_000)),
    );
    expect((await whole(await store.get('eastmere/large')))?.equals(large)).toBe(true);
    const range = { first: 8_388_000, last: 8_389_000 };
    expect(await whole(await store.get('eastmere/large', range))).toEqual(large.subarray(range.first, range.last + 1));
  });

  test('a large stream that breaks leaves nothing', async () => {
    const store = open();
    await expect(store.put('eastmere/large-broken', failing(randomBytes(9_000_000)))).rejects.toThrow('hung up');
    expect(await store.stat('eastmere/large-broken')).toBeUndefined();
    expect(s3.openUploads()).toBe(0);
  });

  test.each([
    '../up',
    'a/../../b',
    '/root',
    'a//b',
    'a/./b',
    'a\\b',
    'A',
    'a/',
    '',
    'a%2e',
    '.incoming/x',
    'a\0b',
    'x'.repeat(600),
  ])('the key %j is refused before anything is touched', async (key) => {
    const store = open();
    await expect(store.put(key, parts(bytes('x')))).rejects.toThrow('not allowed');
    await expect(store.get(key)).rejects.toThrow('not allowed');
    await expect(store.stat(key)).rejects.toThrow('not allowed');
    await expect(store.delete(key)).rejects.toThrow('not allowed');
  });

  test('[Q-11 part] sealed blobs: no plain text reaches the store, any part is read, damage is found', async () => {
    const store = open();
    const pair = await newSealingKeyPair();
    const keyId = '019aa0d2-0e1c-7c3a-9f00-aabbccddeeff';
    const keys = { recipientFor: async () => ({ keyId, publicKey: pair.publicKey }), pairOf: async () => pair };
    const sealed = new SealedBlobs(store, keys);
    const words = bytes('Cleo said that her son came home. '.repeat(8000));
    await sealed.put('eastmere', 'recordings/1', parts(words));
    const raw = (await whole(await store.get('eastmere/recordings/1')))!;
    expect(raw.includes('Cleo')).toBe(false);
    const blob = (await sealed.open('eastmere', 'recordings/1'))!;
    expect(blob.bytes).toBe(words.length);
    expect((await whole(await blob.read()))?.equals(words)).toBe(true);
    expect(await whole(await blob.read({ first: 65_530, last: 65_545 }))).toEqual(words.subarray(65_530, 65_546));
    await store.put('eastmere/recordings/2', parts(raw));
    await expect(sealed.open('eastmere', 'recordings/2')).rejects.toThrow(SealBroken);
    raw[raw.length - 1]! ^= 1;
    await store.put('eastmere/recordings/1', parts(raw));
    const damaged = (await sealed.open('eastmere', 'recordings/1'))!;
    await expect(damaged.read().then(whole)).rejects.toThrow(SealBroken);
    expect(await sealed.open('eastmere', 'recordings/3')).toBeUndefined();
    await sealed.delete('eastmere', 'recordings/1');
    expect(await store.stat('eastmere/recordings/1')).toBeUndefined();
  });
});

describe('filesystem blob store', () => {
  test('files are for this account only, and no half-written one is left', async () => {
    const own = join(folder, 'own');
    const store = new FilesystemBlobStore(own);
    await store.put('eastmere/letters/1', parts(bytes('x')));
    await store.put('eastmere/letters/2', failing(bytes('x'))).catch(() => undefined);
    expect(readdirSync(join(own, '.incoming'))).toEqual([]);
    expect(statSync(join(own, 'eastmere', 'letters', '1.blob')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(own, 'eastmere', 'letters'))).toEqual(['1.blob']);
  });

  test('[Q-11 part] plain text is on no disk while a sealed blob is being written', async () => {
    const own = join(folder, 'watched');
    const pair = await newSealingKeyPair();
    const keyId = '019aa0d2-0e1c-7c3a-9f00-aabbccddeeff';
    const keys = { recipientFor: async () => ({ keyId, publicKey: pair.publicKey }), pairOf: async () => pair };
    let seen = Buffer.alloc(0);
    async function* watched(): ByteStream {
      for (let i = 0; i < 40; i += 1) yield Buffer.from('plain words '.repeat(1000));
      const folderNow = join(own, '.incoming');
      seen = Buffer.concat(readdirSync(folderNow).map((name) => readFileSync(join(folderNow, name))));
    }
    await new SealedBlobs(new FilesystemBlobStore(own), keys).put('eastmere', 'recordings/1', watched());
    expect(seen.length).toBeGreaterThan(100_000);
    expect(seen.includes('plain words')).toBe(false);
  });

  test('what a dead process left behind is removed after a day', async () => {
    const own = join(folder, 'swept');
    const store = new FilesystemBlobStore(own);
    await store.put('eastmere/1', parts(bytes('x')));
    for (const name of ['old', 'new']) writeFileSync(join(own, '.incoming', name), '');
    utimesSync(join(own, '.incoming', 'old'), 0, 0);
    utimesSync(join(own, '.incoming', 'new'), 100_000, 100_000);
    await store.sweep(() => 100_000_000 + 1000);
    expect(readdirSync(join(own, '.incoming'))).toEqual(['new']);
  });
});

describe('S3-style blob store', () => {
  test('every request is signed so that the service accepts it, a wrong secret is refused and not told', async () => {
    const store = openBlobStore({ store: 's3', url: s3Url('another secret') });
    const failure = await store.put('eastmere/x', parts(bytes('x'))).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BlobStoreFailed);
    expect(s3.refusals).toEqual(['SignatureDoesNotMatch']);
    expect(JSON.stringify(failure) + String(failure)).not.toContain('secret');
  });

  test('a service that is busy is asked again', async () => {
    const store = openBlobStore({ store: 's3', url: s3Url() });
    s3.failNext(2);
    await store.put('eastmere/busy', parts(bytes('x')));
    expect(s3.blobs.get('house/eastmere/busy')).toEqual(bytes('x'));
  });
});
