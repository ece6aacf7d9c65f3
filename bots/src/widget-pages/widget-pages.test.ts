import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@switchboard/shared/kernel';
import type { WebchatChannel } from '@switchboard/shared/webchat';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mountWidgetPages } from './index.ts';

const channel: WebchatChannel = {
  id: newId(0),
  organisationId: newId(0),
  key: 'eastmere-police',
  title: 'Eastmere <Police>',
  hosts: ['https://www.eastmere.example', 'self', "'unsafe-inline'; script-src *"],
  language: 'cy',
  queueKey: 'enquiries',
  flowKey: null,
  botName: 'Helper',
  privacyUrl: '</script><script>alert(1)</script>',
  exitUrl: 'https://www.bbc.co.uk/weather',
};

describe('widget pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'widget-pages-'));
  let http: FastifyInstance;
  beforeAll(async () => {
    mkdirSync(join(folder, 'app/assets'), { recursive: true });
    mkdirSync(join(folder, 'loader'));
    writeFileSync(join(folder, 'loader/widget.js'), 'loader()');
    writeFileSync(join(folder, 'app/assets/index-abc.js'), 'chat()');
    writeFileSync(
      join(folder, 'app/index.html'),
      '<html lang="__LANG__" style="__BRAND__"><title>__TITLE__</title><script id="channel">__CHANNEL__</script>',
    );
    http = Fastify();
    await mountWidgetPages(http, {
      channelByKey: async (key) => (key === channel.key ? channel : undefined),
      colourOf: async () => '#0B5CAD',
      demo: true,
      folder,
    });
  });
  afterAll(async () => {
    await http.close();
    rmSync(folder, { recursive: true });
  });

  it('[E-01 part] only the hosts of the channel may frame its page, and a host that is none is left out', async () => {
    const { headers } = await http.inject('/webchat/eastmere-police');
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/frame-ancestors https:\/\/www\.eastmere\.example 'self'$/);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('*');
  });

  it('writes the channel, its language and its colours into the page, and nothing in them is markup', async () => {
    const { body } = await http.inject('/webchat/eastmere-police');
    expect(body).toContain('lang="cy"');
    expect(body).toContain('--l-accent:#');
    expect(body).toContain('<title>Eastmere &lt;Police&gt;</title>');
    expect(body).not.toContain('</script><script>');
    const settings = JSON.parse(/id="channel">(.*?)<\/script>/.exec(body)?.[1] ?? '') as { privacyUrl: string };
    expect(settings.privacyUrl).toBe(channel.privacyUrl);
  });

  it('answers 404 for a channel or a file that is not there', async () => {
    expect((await http.inject('/webchat/nobody')).statusCode).toBe(404);
    expect((await http.inject('/webchat/assets/..%2Findex.html')).statusCode).toBe(404);
  });

  it('lets browsers keep the named files for good and the loader for minutes, packed as they ask', async () => {
    const asset = await http.inject('/webchat/assets/index-abc.js');
    expect(asset.headers['cache-control']).toContain('immutable');
    const loader = await http.inject({ url: '/widget.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(loader.headers['cache-control']).toContain('max-age=300');
    expect(loader.headers['content-encoding']).toBe('br');
    expect(loader.headers['cross-origin-resource-policy']).toBe('cross-origin');
    const again = await http.inject({
      url: '/widget.js',
      headers: { 'if-none-match': String(loader.headers['etag']) },
    });
    expect(again.statusCode).toBe(304);
  });

  it('the demonstration sites carry the chat by one line, under a policy that allows nothing else', async () => {
    for (const path of ['/demo/eastmere', '/demo/northvale/missed-bin']) {
      const { body, headers } = await http.inject(path);
      expect(body.match(/<script /g)).toHaveLength(1);
      expect(body).toContain('<script src="/widget.js" data-channel=');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
    expect((await http.inject('/demo')).body).toContain('/demo/eastmere');
  });
});
