import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { buildConnector } from 'undici';
import { afterEach, describe, expect, test } from 'vitest';
import { OutboundFetch, type OutboundRequest } from './index.ts';
import { isPublicAddress } from './public-address.ts';

const publicAddress = '93.184.215.14';
const closings: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

async function aServer(listener: RequestListener): Promise<{ port: number; asked: string[]; server: Server }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, asked, server };
}

/**
 * A guard whose names resolve as told. What it takes for the internet is the server on loopback: connections to a
 * public address are led there and noted, so that the test sees which address was dialled.
 */
function aGuard(
  names: Record<string, readonly string[] | (() => readonly string[])>,
  internetPort = 0,
  allow: string[] = [],
) {
  const dialled: string[] = [];
  const real = buildConnector({});
  const outbound = new OutboundFetch({
    allow,
    resolve: async (host) => {
      const answer = names[host];
      if (!answer) throw new Error('no such name');
      return typeof answer === 'function' ? answer() : answer;
    },
    connect: (options, callback) => {
      dialled.push(options.hostname);
      const isInternet = options.hostname === publicAddress;
      real(isInternet ? { ...options, hostname: '127.0.0.1', port: String(internetPort) } : options, callback);
    },
  });
  closings.push(() => outbound.close());
  const get = (url: string, more: Partial<OutboundRequest> = {}) => outbound.fetch({ url, method: 'GET', ...more });
  return { outbound, get, dialled };
}

const code = (name: string) => ({ ok: false, refusal: { code: `outbound/${name}` } });

describe('public addresses', () => {
  test.each([publicAddress, '8.8.8.8', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    '127.0.0.1',
    '127.255.0.1',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.5.4',
    '192.168.1.1',
    '169.254.169.254',
    '168.63.129.16',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
    'not an address',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('outbound fetch', () => {
  test('fetches from the internet and gives status, headers and body', async () => {
    const internet = await aServer((_request, response) => response.writeHead(404, { 'x-kind': 'note' }).end('gone'));
    const { get, dialled } = aGuard({ 'hooks.example': [publicAddress] }, internet.port);
    const answer = await get('http://hooks.example/a?b=c');
    expect(answer).toMatchObject({
      ok: true,
      value: { status: 404, headers: { 'x-kind': 'note' }, url: 'http://hooks.example/a?b=c' },
    });
    expect(answer.ok && Buffer.from(answer.value.body).toString()).toBe('gone');
    expect(dialled).toEqual([publicAddress]);
  });

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
    'http://inside.example/',
    'http://half.example/',
  ])('%s is not reached', async (url) => {
    const { get, dialled } = aGuard({
      localhost: ['127.0.0.1'],
      'inside.example': ['10.1.2.3'],
      'half.example': [publicAddress, '192.168.0.1'],
    });
    expect(await get(url)).toMatchObject(code('address-not-allowed'));
    expect(dialled).toEqual([]);
  });

  test.each([
    'file:///etc/passwd',
    'ftp://hooks.example/',
    'http://sam:pass@hooks.example/',
    'gopher://x/',
    'nonsense',
  ])('%s is no address to fetch', async (url) =>
    expect(await aGuard({}).get(url)).toMatchObject(code('url-not-allowed')),
  );

  test('a name that answers differently the second time gains nothing: it is asked once and that address is dialled', async () => {
    const internet = await aServer((_request, response) => response.end('from the internet'));
    const answers = [[publicAddress], ['127.0.0.1']];
    const { get, dialled } = aGuard({ 'rebind.example': () => answers.shift() ?? ['127.0.0.1'] }, internet.port);
    expect(await get('http://rebind.example/')).toMatchObject({ ok: true });
    expect(dialled).toEqual([publicAddress]);
    expect(answers).toHaveLength(1);
  });

  test('a name that turned inwards is refused at the next connection', async () => {
    const internet = await aServer((_request, response) => response.writeHead(200, { connection: 'close' }).end());
    const answers = [[publicAddress]];
    const { get } = aGuard({ 'rebind.example': () => answers.shift() ?? ['127.0.0.1'] }, internet.port);
    expect(await get('http://rebind.example/')).toMatchObject({ ok: true });
    expect(await get('http://rebind.example/')).toMatchObject(code('address-not-allowed'));
    expect(internet.asked).toHaveLength(1);
  });

  test.each(['http://169.254.169.254/', 'http://inside.example/', '//127.0.0.1/'])(
    'a redirect to %s is not followed',
    async (location) => {
      const internet = await aServer((_request, response) => response.writeHead(302, { location }).end());
      const { get, dialled } = aGuard(
        { 'hooks.example': [publicAddress], 'inside.example': ['10.0.0.1'] },
        internet.port,
      );
      expect(await get('http://hooks.example/')).toMatchObject(code('address-not-allowed'));
      expect(dialled).toEqual([publicAddress]);
    },
  );

  test('a redirect within the internet is followed, without what was meant for the first origin', async () => {
    const seen: (string | undefined)[] = [];
    const internet = await aServer((request, response) => {
      seen.push(request.headers.authorization);
      if (request.headers.host === 'one.example') response.writeHead(303, { location: 'http://two.example/end' }).end();
      else response.end(request.method);
    });
    const { outbound } = aGuard({ 'one.example': [publicAddress], 'two.example': [publicAddress] }, internet.port);
    const answer = await outbound.fetch({
      url: 'http://one.example/',
      method: 'POST',
      headers: { Authorization: 'Bearer x', 'content-type': 'text/plain' },
      body: 'words',
    });
    expect(answer).toMatchObject({ ok: true, value: { status: 200, url: 'http://two.example/end' } });
    expect(answer.ok && Buffer.from(answer.value.body).toString()).toBe('GET');
    expect(seen).toEqual(['Bearer x', undefined]);
  });

  test('redirects without end, and to another scheme, are refused', async () => {
    const internet = await aServer((request, response) =>
      response.writeHead(302, { location: request.url === '/file' ? 'file:///etc/passwd' : '/again' }).end(),
    );
    const { get } = aGuard({ 'hooks.example': [publicAddress] }, internet.port);
    expect(await get('http://hooks.example/')).toMatchObject(code('too-many-redirects'));
    expect(internet.asked).toHaveLength(6);
    expect(await get('http://hooks.example/file')).toMatchObject(code('url-not-allowed'));
  });

  test('an answer that is too large is cut off, told or not', async () => {
    const internet = await aServer((request, response) => {
      if (request.url === '/told') response.setHeader('content-length', 5000);
      response.write('x'.repeat(2000));
      response.end('x'.repeat(3000));
    });
    const { get } = aGuard({ 'hooks.example': [publicAddress] }, internet.port);
    expect(await get('http://hooks.example/told', { maxBytes: 4999 })).toMatchObject(code('too-large'));
    expect(await get('http://hooks.example/untold', { maxBytes: 4999 })).toMatchObject(code('too-large'));
    expect(await get('http://hooks.example/told', { maxBytes: 5000 })).toMatchObject({ ok: true });
  });

  test('a small packed answer is not unpacked', async () => {
    const internet = await aServer((request, response) => response.end(String(request.headers['accept-encoding'])));
    const { get } = aGuard({ 'hooks.example': [publicAddress] }, internet.port);
    const answer = await get('http://hooks.example/');
    expect(answer.ok && Buffer.from(answer.value.body).toString()).toBe('identity');
  });

  test('an answer that does not come, or does not end, is given up', async () => {
    const internet = await aServer((request, response) => {
      if (request.url === '/slow') response.write('begun');
    });
    const { get } = aGuard({ 'hooks.example': [publicAddress] }, internet.port);
    expect(await get('http://hooks.example/never', { withinMs: 50 })).toMatchObject(code('took-too-long'));
    expect(await get('http://hooks.example/slow', { withinMs: 50 })).toMatchObject(code('took-too-long'));
  });

  test('an endpoint of our own network is reached when it is allowed, at its port only', async () => {
    const inside = await aServer((_request, response) => response.end('inside'));
    const names = { 'model.inside.example': ['127.0.0.1'] };
    const { get } = aGuard(names, 0, [`model.inside.example:${inside.port}`]);
    expect(await get(`http://model.inside.example:${inside.port}/`)).toMatchObject({ ok: true });
    expect(await get('http://model.inside.example:1/')).toMatchObject(code('address-not-allowed'));
    expect(await get(`http://127.0.0.1:${inside.port}/`)).toMatchObject(code('address-not-allowed'));
  });

  test('a name that does not exist, and a port that does not answer, are unreachable', async () => {
    const { get } = aGuard({ 'closed.example': ['127.0.0.1'] }, 0, ['closed.example']);
    expect(await get('http://nobody.example/')).toMatchObject(code('unreachable'));
    expect(await get('http://closed.example:1/')).toMatchObject(code('unreachable'));
  });
});
