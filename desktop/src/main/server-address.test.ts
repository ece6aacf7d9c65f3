import { describe, expect, it } from 'vitest';
import { ServerAddress, serverOriginOf } from './server-address.ts';
import { memoryFiles } from './test/memory-platform.ts';

const notSignedIn = {
  type: 'urn:switchboard:problem:access/not-signed-in',
  title: 'Not signed in',
  status: 401,
  detail: 'Sign in first.',
  instance: '/api/v1/session',
  code: 'access/not-signed-in',
  details: {},
  traceId: '0af7651916cd43dd8448eb211c80319c',
};
/** What answers at the address: somebody's server, or nobody (undefined). */
function aDesk(answer: object | undefined, files = memoryFiles()) {
  const asked: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    asked.push(url);
    if (!answer) throw new TypeError('nobody there');
    return new Response(JSON.stringify(answer), { status: 401 });
  };
  return { address: new ServerAddress({ files, fetch }), files, asked };
}

describe('the address of the server', () => {
  it('is its origin, with https unless the server is on this computer', () => {
    const accepted = {
      'https://desk.eastmere.example/desk?x#y': 'https://desk.eastmere.example',
      ' desk.eastmere.example ': 'https://desk.eastmere.example',
      'http://127.0.0.1:8080': 'http://127.0.0.1:8080',
      'http://localhost:8080/desk': 'http://localhost:8080',
      'http://[::1]:8080': 'http://[::1]:8080',
    };
    for (const [typed, value] of Object.entries(accepted)) expect(serverOriginOf(typed)).toEqual({ ok: true, value });
  });

  it('is refused when unencrypted, or not the address of a server', () => {
    const refused = {
      'http://desk.eastmere.example': 'notEncrypted',
      'http://127.0.0.1.evil.example': 'notEncrypted',
      'http://localhost.evil.example': 'notEncrypted',
      'ftp://desk.eastmere.example': 'notAnAddress',
      'file:///etc/passwd': 'notAnAddress',
      'javascript://x': 'notAnAddress',
      'https://ann:secret@desk.eastmere.example': 'notAnAddress',
      '': 'notAnAddress',
      'two words': 'notAnAddress',
    };
    for (const [typed, refusal] of Object.entries(refused)) {
      expect(serverOriginOf(typed), typed).toEqual({ ok: false, refusal });
    }
  });

  it('is asked once, checked against the server, and remembered', async () => {
    const { address, files, asked } = aDesk(notSignedIn);
    await address.recall(undefined);
    expect(address.origin).toBeUndefined();
    expect(await address.choose('desk.eastmere.example')).toEqual({ ok: true, value: 'https://desk.eastmere.example' });
    expect(asked).toEqual(['https://desk.eastmere.example/api/v1/session']);
    const restarted = aDesk(undefined, files);
    await restarted.address.recall(undefined);
    expect(restarted.address.origin).toBe('https://desk.eastmere.example');
    await restarted.address.forget();
    expect(files.kept.size).toBe(0);
  });

  it('is not taken when nobody answers there, or somebody else', async () => {
    const nobody = aDesk(undefined);
    expect(await nobody.address.choose('desk.eastmere.example')).toEqual({ ok: false, refusal: 'notReached' });
    const somebody = aDesk({ hello: 'world' });
    expect(await somebody.address.choose('desk.eastmere.example')).toEqual({ ok: false, refusal: 'notSwitchboard' });
    expect(nobody.files.kept.size + somebody.files.kept.size).toBe(0);
  });

  it('comes from outside before the remembered one, and a wrong one ends the start with a sentence', async () => {
    const { address } = aDesk(undefined);
    await address.recall('https://given.example');
    expect(address.origin).toBe('https://given.example');
    await expect(address.recall('http://given.example')).rejects.toThrow('SWITCHBOARD_SERVER: use https');
  });

  it('is asked again when what was remembered is damaged or no longer allowed', async () => {
    for (const text of ['{', '{"origin":7}', '{"origin":"http://desk.eastmere.example"}']) {
      const files = memoryFiles();
      await files.write('server.json', new TextEncoder().encode(text));
      const { address } = aDesk(undefined, files);
      await address.recall(undefined);
      expect(address.origin).toBeUndefined();
    }
  });
});
