import type { AuditEntry, AuditTrace, AuditVerification, OpenedAuditEntry } from '@switchboard/shared/audit';
import { minutes } from '@switchboard/shared/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyOrganisation, systemScope } from '../../src/platform/access/scope.ts';
import { freshPostgresDatabase, postgresIsThere } from '../postgres/fresh-database.ts';
import { codeOf, type Person, World } from '../world.ts';

interface List {
  items: AuditEntry[];
  next: string | null;
}

const postgres = await postgresIsThere();
const engines = [
  { name: 'SQLite', isThere: true, open: async () => ({ url: undefined, drop: async () => {} }) },
  {
    name: postgres ? 'PostgreSQL' : 'PostgreSQL [peer:postgres]',
    isThere: postgres,
    open: () => freshPostgresDatabase(),
  },
];

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`the audit of use on ${engine.name}`, () => {
    let world: World;
    let sasha: Person;
    let fresh: Awaited<ReturnType<typeof engine.open>>;

    beforeAll(async () => {
      fresh = await engine.open();
      world = await World.open({ ...(fresh.url && { databaseUrl: fresh.url }) });
      sasha = world.person('eastmere', 'securityAdministrator');
    });
    afterAll(async () => {
      await world.close();
      await fresh.drop();
    });

    const deed = ({ action, subject }: AuditEntry) => `${action} ${subject.kind} ${subject.id}`;
    const open = (entry: AuditEntry) => world.done<OpenedAuditEntry>(sasha, 'audit.read', { entryId: entry.id });

    async function verified(): Promise<AuditVerification> {
      await world.server.audit.sealNow();
      await world.server.audit.anchorNow();
      const { id } = await world.done<{ id: string }>(sasha, 'audit.verify');
      await world.server.platform.jobs.round();
      await world.server.platform.jobs.whenIdle();
      return world.done<AuditVerification>(sasha, 'audit.verification', { verificationId: id });
    }

    test('[R-04 part] a scripted session is reproduced from the audit, in order, with what was seen and changed', async () => {
      const [ann, ben] = world.people('eastmere') as [Person, Person];
      await world.advance(1000);
      const from = world.now;
      const her = { token: await world.signIn(sasha) };
      await world.done(her, 'navigation.record', { screen: 'admin/users' });
      await world.done(her, 'user.list', { search: 'Ann' });
      await world.done(her, 'user.read', { userId: ann.userId });
      await world.done(ben, 'navigation.record', { screen: 'desk' });
      const { teamId } = await world.done<{ teamId: string }>(her, 'team.create', { name: 'Night desk' });
      const change = { teamId, name: 'Night desk', phoneNumber: '07700 900555' };
      await world.done(her, 'team.update', { ...change, version: 1 });
      expect((await world.call(her, 'team.update', { ...change, version: 1 })).status).toBe(409);
      await world.done(her, 'team.addMember', { teamId, userId: ann.userId });
      await world.done(her, 'team.close', { teamId });
      expect((await world.call(her, 'audit.export', { action: 'team' })).status).toBe(200);
      await world.done(her, 'session.end');
      await world.advance(1000);
      const to = world.now;

      const filter = { from, to, limit: 200 };
      const { items } = await world.done<List>(sasha, 'audit.list', { ...filter, actorId: sasha.userId });
      const script = items.toReversed();
      expect(script.map(deed)).toEqual([
        `session.create user ${sasha.userId}`,
        'navigation.record screen admin/users',
        'user.list user *',
        `user.read user ${ann.userId}`,
        `team.create team ${teamId}`,
        `team.update team ${teamId}`,
        `team.addMember team ${teamId}`,
        `team.close team ${teamId}`,
        'audit.export audit *',
        `session.end user ${sasha.userId}`,
      ]);
      expect(script.map(({ actor }) => actor.name)).toEqual(Array(10).fill(sasha.displayName));

      expect((await open(script[2]!)).payload!.facts).toMatchObject({ input: { search: 'Ann' }, found: 1 });
      const { payload } = await open(script[5]!);
      expect(payload).toMatchObject({ before: { phoneNumber: null }, after: { phoneNumber: '07700 900555' } });
      expect((await open(script[8]!)).payload!.facts).toMatchObject({ input: { action: 'team' } });
    });

    test('the audit trail is searched by who, what, subject and trace, page by page', async () => {
      const [ann] = world.people('eastmere') as [Person];
      await world.advance(1000);
      const from = world.now;
      for (let at = 0; at < 7; at += 1) await world.done(ann, 'navigation.record', { screen: `screen-${at}` });
      const filter = { from, actorKind: 'user', action: 'navigation', actorId: ann.userId, limit: 3 };
      const screens: string[] = [];
      let after: string | null | undefined;
      do {
        const page = await world.done<List>(sasha, 'audit.list', { ...filter, ...(after && { after }) });
        screens.push(...page.items.map(({ subject }) => subject.id));
        after = page.next;
      } while (after);
      expect(screens).toEqual([6, 5, 4, 3, 2, 1, 0].map((at) => `screen-${at}`));
      const one = await world.done<List>(sasha, 'audit.list', { subjectKind: 'screen', subjectId: 'screen-4' });
      expect(one.items).toHaveLength(1);
      const traced = await world.done<List>(sasha, 'audit.list', { traceId: one.items[0]!.traceId });
      expect(traced.items.map(({ id }) => id)).toEqual([one.items[0]!.id]);
      expect(codeOf(await world.call(sasha, 'audit.list', { after: 'nonsense' }))).toBe('request/malformed');
    });

    test('[Q-12 part] somebody who tries what her role does not allow is found in the trail', async () => {
      const [ann] = world.people('eastmere') as [Person];
      expect((await world.call(ann, 'audit.list', {})).status).toBe(403);
      const { items } = await world.done<List>(sasha, 'audit.list', { action: 'access.refused', actorId: ann.userId });
      expect(items.map(({ subject }) => subject)).toEqual([{ kind: 'operation', id: 'audit.list' }]);
    });

    test("another organisation's entries are neither listed, opened, traced, exported nor erased", async () => {
      const nell = world.person('northvale', 'securityAdministrator');
      await world.done(sasha, 'navigation.record', { screen: 'eastmere-only' });
      const ours = (await world.done<List>(sasha, 'audit.list', { subjectId: 'eastmere-only' })).items[0]!;
      expect((await world.done<List>(nell, 'audit.list', { subjectId: 'eastmere-only' })).items).toEqual([]);
      expect((await world.call(nell, 'audit.read', { entryId: ours.id })).status).toBe(404);
      expect((await world.done<AuditTrace>(nell, 'audit.trace', { traceId: ours.traceId })).steps).toEqual([]);
      expect((await world.call(nell, 'audit.export', { action: 'navigation' })).body).not.toContain(ours.traceId);
      const wish = { entryId: ours.id, reason: 'It is none of hers' };
      expect((await world.call(nell, 'audit.erasePayload', wish)).status).toBe(404);
    });

    test('[R-06 part] one trace id yields the whole path: deed, event, timer, what the timer did, delivery', async () => {
      const { platform } = world.server;
      const sent: string[] = [];
      platform.outbox.onDelivery('letter.post', async ({ id }) => void sent.push(id));
      platform.jobs.onDue('letter.write', async (tx, { key }) => {
        tx.event({ type: 'letter.written', subjectId: key, body: {} });
        tx.outbox({ kind: 'letter.post', payload: {} });
        await tx.audit({ subject: { kind: 'letter', id: key } });
      });
      const { organisationId } = world.ids.eastmere;
      const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
      const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
      const headers = { traceparent, authorization: `Bearer ${await world.tokenOf(sasha)}`, 'idempotency-key': 'k-1' };
      const request = { method: 'POST' as const, url: '/api/v1/teams', payload: { name: 'Letters' }, headers };
      const answer = await platform.http.inject(request);
      expect(answer.headers['x-trace-id']).toBe(traceId);
      await platform.database.inTransaction(systemScope(organisationId, 'test', traceId), (tx) =>
        tx.schedule({ kind: 'letter.write', key: 'l-1', dueAt: world.now + minutes(5) }),
      );
      const path = async () => {
        const { steps } = await world.done<AuditTrace>(sasha, 'audit.trace', { traceId });
        return steps.map((step) => {
          if (step.kind === 'auditEntry')
            return `${step.entry.action} by ${step.entry.actor.name ?? step.entry.actor.id}`;
          if (step.kind === 'domainEvent') return `event ${step.type}`;
          if (step.kind === 'job') return `timer ${step.does}`;
          return `${step.delivers} ${step.state}`;
        });
      };
      const command = [`team.create by ${sasha.displayName}`, 'event team.created'].sort();
      expect((await path()).toSorted()).toEqual([...command, 'timer letter.write'].sort());
      await world.advance(minutes(5));
      await platform.outbox.round();
      await platform.outbox.whenIdle();
      const whole = await path();
      expect(whole.slice(0, 2).toSorted()).toEqual(command);
      expect(whole.slice(2)).toEqual(['event letter.written', 'letter.post delivered', 'letter.write by letter.write']);
      expect(sent).toHaveLength(1);
    });

    test('[R-04 part] a doctored trail is found by a verification asked for over the API', async () => {
      const whole = await verified();
      expect(whole).toMatchObject({ intact: true, faults: [], faultCount: 0 });
      expect(whole.sealedEntries).toBeGreaterThan(10);
      const { database, metrics } = world.server.platform;
      const { organisationId } = world.ids.eastmere;
      const all = systemScope(everyOrganisation, 'test');
      const set = (actor: string, was: string) =>
        database.inTransaction(all, (tx) =>
          sql`UPDATE audit_entry SET actor_id = ${actor}
              WHERE organisation_id = ${organisationId} AND sealed_seq = 5 AND actor_id = ${was}`.execute(tx.db),
        );
      await set('nobody', 'seed.demo');
      expect(await verified()).toMatchObject({
        intact: false,
        faults: [{ kind: 'entryAltered', seq: 5 }],
        faultCount: 1,
      });
      expect(await metrics.text()).toContain('switchboard_audit_trails_broken 1');
      await set('seed.demo', 'nobody');
      expect(await verified()).toMatchObject({ intact: true });
      const chain = await world.done<Record<string, unknown>>(sasha, 'audit.chain');
      expect(chain).toMatchObject({ lastVerification: { intact: true }, lastAnchor: { remote: 'notConfigured' } });
    });

    test('[R-04 part] a content erased lawfully is gone, the entry and the chain stay, and the reason is on record', async () => {
      await world.done(sasha, 'team.create', { name: 'Cleo Carter, 07700 900123' });
      const entry = (await world.done<List>(sasha, 'audit.list', { action: 'team.create', limit: 1 })).items[0]!;
      const wish = { entryId: entry.id, reason: 'Erasure under article 17, request 44' };
      await world.done(sasha, 'audit.erasePayload', wish);
      expect(await open(entry)).toMatchObject({ payload: null, erasedAt: expect.anything(), action: 'team.create' });
      expect(codeOf(await world.call(sasha, 'audit.erasePayload', wish))).toBe('audit/payload-already-erased');
      const erasures = await world.done<List>(sasha, 'audit.list', {
        action: 'audit.erasePayload',
        subjectId: entry.id,
      });
      expect((await open(erasures.items[0]!)).payload!.facts).toMatchObject({ reason: wish.reason });
      expect(await verified()).toMatchObject({ intact: true, erasedPayloads: 1 });
      const short = await world.call(sasha, 'audit.erasePayload', { ...wish, reason: 'because' });
      expect(codeOf(short)).toBe('request/malformed');
    });
  });
}
