import type { AddressInfo } from 'node:net';
import { Secret } from '@switchboard/shared/configuration';
import { seconds } from '@switchboard/shared/kernel';
import { demoOutboxOperations, type MailMessage, type SmsMessage } from '@switchboard/shared/messages';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { engines, type OpenedDatabase } from '../../../test/engines.ts';
import { everyOrganisation, systemScope } from '../access/scope.ts';
import { platformMigration } from '../database/index.ts';
import { makeMetrics } from '../metrics/index.ts';
import { OperationRegistry } from '../operations/registry.ts';
import { OutboxDispatcher } from '../outbox/index.ts';
import {
  DemoOutbox,
  demoOutboxMigration,
  type MessagePort,
  type MessageProviders,
  openMessagePort,
  registerDemoOutbox,
  SmtpMailProvider,
} from './index.ts';

const noon = Date.UTC(2026, 10, 20, 12);
const eastmere = systemScope('eastmere', 'test', 'trace-1');
const northvale = systemScope('northvale', 'test', 'trace-2');

const mail: MailMessage = {
  channel: 'mail',
  from: { name: 'Eastmere Police', address: 'contact@eastmere.example' },
  to: 'cleo@citizen.example',
  subject: 'Your report — thank you',
  text: 'Dear Cleo,\nwe have your report.',
};
const sms: SmsMessage = {
  channel: 'sms',
  from: 'Northvale',
  to: '+447700900123',
  text: 'Your bin is collected on Monday.',
};

/** A mail server on loopback that keeps what it takes, and can be told what to answer. */
async function aMailServer() {
  const taken: { to: string[]; raw: string }[] = [];
  let refusals: { responseCode: number }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'eastmere' && password === 'p@ss' ? done(null, { user: username }) : done(new Error('no')),
    onRcptTo: (_address, _session, done) => {
      const refusal = refusals.shift();
      done(refusal ? Object.assign(new Error('refused'), refusal) : null);
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.on('error', () => undefined);
  const { port } = server.server.address() as AddressInfo;
  return {
    taken,
    port,
    refuseNext: (...codes: number[]) => {
      refusals = codes.map((responseCode) => ({ responseCode }));
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`messages on ${engine.name}`, () => {
    let opened: OpenedDatabase;
    let now = noon;
    let mailServer: Awaited<ReturnType<typeof aMailServer>>;
    let smtp: SmtpMailProvider;
    beforeAll(async () => {
      opened = await engine.open(() => now);
      await opened.database.migrate([platformMigration, demoOutboxMigration]);
    });
    afterAll(() => opened.dispose());
    beforeEach(async () => {
      now = noon;
      mailServer = await aMailServer();
      smtp = new SmtpMailProvider(new Secret(`smtp://eastmere:p%40ss@127.0.0.1:${mailServer.port}`));
      await opened.database.inTransaction(systemScope(everyOrganisation, 'test'), async (tx) => {
        await tx.db.deleteFrom('outbox').execute();
        await tx.db.deleteFrom('demo_outbox').execute();
      });
    });
    afterEach(async () => {
      smtp.close();
      await mailServer.close();
    });

    function aNode(providers: MessageProviders) {
      const needs = { database: opened.database, clock: () => now, steadyClock: () => now, log: { error: () => {} } };
      const outbox = new OutboxDispatcher({ ...needs, metrics: makeMetrics() });
      const messages = openMessagePort(outbox, providers);
      const settle = async () => {
        await outbox.round();
        await outbox.whenIdle();
      };
      return { messages, settle };
    }

    const demo = () => new DemoOutbox(opened.database);
    const sent = (messages: MessagePort, message: MailMessage | SmsMessage, scope = eastmere) =>
      opened.database.inTransaction(scope, async (tx) => messages.send(tx, message));
    const outboxRows = () => opened.database.read(eastmere).selectFrom('outbox').selectAll().orderBy('id').execute();

    test('a mail goes out after the commit, once, with its id as Message-ID', async () => {
      const { messages, settle } = aNode({ mail: smtp, sms: demo() });
      const id = await sent(messages, mail);
      expect(mailServer.taken).toEqual([]);
      await settle();
      await settle();
      expect(mailServer.taken).toHaveLength(1);
      const [{ to, raw }] = mailServer.taken as [{ to: string[]; raw: string }];
      expect(to).toEqual(['cleo@citizen.example']);
      expect(raw).toContain(`Message-ID: <${id}@eastmere.example>`);
      expect(raw).toContain('From: Eastmere Police <contact@eastmere.example>');
      expect(raw).toContain('Auto-Submitted: auto-generated');
      expect(raw).toContain('we have your report.');
    });

    test('a mail whose transaction fails is never sent', async () => {
      const { messages, settle } = aNode({ mail: smtp, sms: demo() });
      const failing = opened.database.inTransaction(eastmere, async (tx) => {
        messages.send(tx, mail);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      await settle();
      expect(mailServer.taken).toEqual([]);
    });

    test('a busy mail server is asked again later, under the same id', async () => {
      const { messages, settle } = aNode({ mail: smtp, sms: demo() });
      const id = await sent(messages, mail);
      mailServer.refuseNext(451);
      await settle();
      expect(mailServer.taken).toEqual([]);
      now += seconds(1);
      await settle();
      expect(mailServer.taken[0]?.raw).toContain(`<${id}@eastmere.example>`);
    });

    test('a recipient refused for good is laid aside, and the address does not stand in the reason', async () => {
      const { messages, settle } = aNode({ mail: smtp, sms: demo() });
      await sent(messages, mail);
      mailServer.refuseNext(550);
      await settle();
      expect(await outboxRows()).toMatchObject([
        { dead_at: expect.anything(), last_error: expect.not.stringContaining('cleo') },
      ]);
    });

    test('a refused sign-in keeps the mail until it is repaired', async () => {
      const wrong = new SmtpMailProvider(new Secret(`smtp://eastmere:wrong@127.0.0.1:${mailServer.port}`));
      const { messages, settle } = aNode({ mail: wrong, sms: demo() });
      await sent(messages, mail);
      await settle();
      expect(await outboxRows()).toMatchObject([{ dead_at: null, delivered_at: null, attempts: 1 }]);
      wrong.close();
    });

    test('a subject cannot begin another header, and a malformed message is laid aside', async () => {
      const { messages, settle } = aNode({ mail: smtp, sms: demo() });
      await sent(messages, { ...mail, subject: 'Hello\r\nBcc: everyone@citizen.example' });
      await settle();
      expect(mailServer.taken).toEqual([]);
      expect(await outboxRows()).toMatchObject([{ dead_at: expect.anything() }]);
    });

    test('the demo outbox keeps a message once, however often it is delivered', async () => {
      const sending = { messageId: 'm-1', organisationId: 'eastmere', traceId: 't', signal: AbortSignal.abort() };
      await demo().send(mail, sending);
      await demo().send(mail, sending);
      expect(await opened.database.read(eastmere).selectFrom('demo_outbox').selectAll().execute()).toHaveLength(1);
    });

    test('the demo outbox is listed newest first, page by page, own organisation only', async () => {
      const registry = new OperationRegistry();
      registerDemoOutbox(registry);
      const { messages, settle } = aNode({ mail: demo(), sms: demo() });
      for (let i = 0; i < 3; i += 1) await sent(messages, { ...mail, subject: `Letter ${i}` });
      await sent(messages, sms, northvale);
      await settle();
      const list = async (input: object, scope = eastmere) => {
        const registered = registry.get('demoOutbox.list');
        if (registered?.operation.kind !== 'query') throw new Error('not registered');
        const parsed = demoOutboxOperations.list.input.parse(input);
        const call = { db: opened.database.read(scope), scope } as never;
        const answer = await registered.handle(call, parsed as never);
        if (!answer.ok) throw new Error('refused');
        return demoOutboxOperations.list.output.parse(answer.value);
      };
      const first = await list({ limit: 2 });
      expect(first.items.map(({ subject }) => subject)).toEqual(['Letter 2', 'Letter 1']);
      const rest = await list({ limit: 2, after: first.next });
      expect(rest).toMatchObject({
        items: [{ subject: 'Letter 0', from: 'Eastmere Police <contact@eastmere.example>' }],
        next: null,
      });
      expect((await list({}, northvale)).items).toMatchObject([{ channel: 'sms', to: '+447700900123', subject: null }]);
      expect((await list({ channel: 'sms' })).items).toEqual([]);
    });
  });
}
