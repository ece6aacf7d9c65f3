import type { OutputOf } from '@switchboard/shared/access';
import { minutes } from '@switchboard/shared/kernel';
import type { PlanFinding, planOperations, RoutingPlan } from '@switchboard/shared/routing-plan';
import { emptyRoutingPlan } from '@switchboard/shared/routing-plan';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../engines.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import { codeOf, type Person } from '../world.ts';
import { RoutingStage } from '../routing/routing-stage.ts';

type Standing = OutputOf<(typeof planOperations)['read']>;
type Queues = { items: { id: string; key: string; name: string; waiting: number; readyAgents: number }[] };

describe.each(engines)('the routing plan on $name', (engine) => {
  if (!engine.isThere) return it.skip('[C-05 part] needs its peer', () => undefined);
  let stage: RoutingStage;
  let author: Person;
  let ann: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    author = stage.world.person('eastmere', 'contentAdministrator');
    [ann] = stage.agents();
  });
  afterEach(() => stage.close());

  const done = <Body = Record<string, unknown>>(name: string, input: object = {}) =>
    stage.world.done<Body>(author, `routing-plan.${name}`, input);
  const standing = () => done<Standing>('read');
  const queues = () => stage.world.done<Queues>(ann, 'queue.list');

  /** Drafts what the plan in force becomes by a change. */
  async function draft(change: (plan: RoutingPlan) => Partial<RoutingPlan>) {
    const { revision, published } = await standing();
    const plan = { ...published!.plan, ...change(published!.plan) };
    return done<{ revision: number; findings: PlanFinding[] }>('save-draft', { revision, plan });
  }

  async function publish(change: (plan: RoutingPlan) => Partial<RoutingPlan>, note = '') {
    const { revision } = await draft(change);
    return done<{ revision: number; number: number }>('publish', { revision, note });
  }

  const renamed = (key: string, name: string) => (plan: RoutingPlan) => ({
    queues: plan.queues.map((queue) => (queue.key === key ? { ...queue, name } : queue)),
  });
  const without = (gone: string) => (plan: RoutingPlan) => ({
    queues: plan.queues.filter(({ key }) => key !== gone),
    links: plan.links.filter(({ queue }) => queue !== gone),
  });

  it('[C-05 part] a draft touches nobody until it is published as a version; ids stay with their keys', async () => {
    const before = await queues();
    const first = await standing();
    expect(first.published).toMatchObject({ number: 1, publishedBy: null });
    expect(first.draft).toBeNull();

    await draft(renamed('enquiries', 'Ring 101'));
    expect(await queues()).toMatchObject({ items: before.items.map(({ id, name }) => ({ id, name })) });
    expect((await standing()).draft).toMatchObject({ basedOn: 1, changedBy: { name: author.displayName } });
    const { items } = await done<{ items: { sentence: string }[] }>('diff');
    expect(items.map(({ sentence }) => sentence)).toContain('Queue “Ring 101”, name: 101 enquiries becomes Ring 101.');

    const { revision } = await standing();
    expect(await done('publish', { revision, note: 'A name people know' })).toMatchObject({ number: 2 });
    const after = await queues();
    expect(after.items.map(({ id, key }) => ({ id, key }))).toEqual(before.items.map(({ id, key }) => ({ id, key })));
    expect(after.items.find(({ key }) => key === 'enquiries')).toMatchObject({ name: 'Ring 101' });
    const { items: versions } = await done<{ items: object[] }>('versions');
    expect(versions).toMatchObject([
      { number: 2, note: 'A name people know', basedOn: 1, publishedBy: { id: author.userId } },
      { number: 1 },
    ]);
    expect(await stage.broken()).toEqual([]);
  });

  it('[C-05 part] a plan is not checked against skills that have run out', async () => {
    const [, , sam] = stage.agents();
    const held = async () => (await standing()).surroundings.skillsHeld['enquiries'];
    const usual = await held();
    const skill = await stage.inTransaction((tx) =>
      tx.db.selectFrom('skill').select('id').where('key', '=', 'enquiries').executeTakeFirstOrThrow(),
    );
    const expiresAt = new Date(stage.world.now + minutes(5)).toISOString();
    const skills = [{ skillId: skill.id, level: 10, expiresAt }];
    await stage.world.done(sam, 'agent.set-skills', { userId: ann.userId, skills });
    expect(usual).toBeLessThan(10);
    expect(await held()).toBe(10);
    await stage.world.advance(minutes(5));
    expect(await held()).toBeLessThan(10);
  });

  it('[C-05 part] whoever has seen an older revision is told so, at every change', async () => {
    const { revision: seen, published } = await standing();
    await draft(renamed('enquiries', 'Ring 101'));
    const late = [
      ['save-draft', { revision: seen, plan: published!.plan }],
      ['import', { revision: seen, text: JSON.stringify(published!.plan) }],
      ['publish', { revision: seen, note: '' }],
      ['discard-draft', { revision: seen }],
      ['rollback', { revision: seen, number: 1 }],
    ] as const;
    for (const [name, input] of late) {
      const answer = await stage.world.call(author, `routing-plan.${name}`, input);
      expect([name, answer.status, codeOf(answer)]).toEqual([name, 409, 'record/changed-meanwhile']);
    }
    const { revision } = await standing();
    await done('discard-draft', { revision });
    expect((await standing()).draft).toBeNull();
    const answer = await stage.world.call(author, 'routing-plan.publish', { revision: revision + 1, note: '' });
    expect(codeOf(answer)).toBe('routing-plan/no-draft');
  });

  it('[C-05 part] a plan of as many queues as one may have is checked, kept and brought in', async () => {
    const { revision, published } = await standing();
    const [model] = published!.plan.queues;
    const queues = Array.from({ length: 500 }, (_, place) => ({
      ...model!,
      key: `queue-${place}`,
      name: `Queue ${place} of the county council`,
      overflow: [],
    }));
    const links = queues.map(({ key }) => ({ team: 'Contact centre', queue: key, priority: 1, delaySeconds: 0 }));
    const plan = { ...published!.plan, queues, links, contentRules: [] };
    const text = JSON.stringify(plan, null, 2);
    expect(text.length).toBeGreaterThan(300_000);
    expect(await done('check', { plan })).toMatchObject({ isPublishable: true });
    const kept = await done<{ revision: number }>('save-draft', { revision, plan });
    await done('import', { revision: kept.revision, text });
    expect((await standing()).draft!.plan.queues).toHaveLength(500);
  });

  it('[C-05 part] what cannot work is refused at publish, with the sentence that helps', async () => {
    const { findings, revision } = await draft((plan) => ({
      calendars: [
        {
          key: 'shut',
          name: 'Shut',
          timeZone: 'Europe/London',
          bankHolidays: 'none',
          week: sevenTimes([]),
          exceptions: [],
        },
      ],
      queues: plan.queues.map((queue, index) => ({
        ...queue,
        steps: [
          { needs: index === 0 ? { skill: 'latin', atLeast: 3 } : null, seconds: null, skipWhen: null },
          { needs: null, seconds: null, skipWhen: null },
        ],
        overflow: [{ when: { any: [{ waitedSeconds: 60 }] }, do: { toQueue: plan.queues.at(index - 1)!.key } }],
      })),
    }));
    const refusal = await stage.world.call(author, 'routing-plan.publish', { revision, note: '' });
    expect([refusal.status, codeOf(refusal)]).toEqual([422, 'routing-plan/not-publishable']);
    const { details } = refusal.body as { details: { findings: PlanFinding[] } };
    expect(details.findings).toEqual(findings);
    const codes = new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code));
    expect(codes).toEqual(new Set(['calendar/never-open', 'skill/unknown', 'step/unreachable', 'overflow/loop']));
    for (const { sentence } of findings) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect((await standing()).published).toMatchObject({ number: 1 });
  });

  it('[C-05 part] an older version is put in force again as a new one', async () => {
    await publish(without('lost-property'), 'Shut at night');
    expect((await queues()).items.map(({ key }) => key)).not.toContain('lost-property');
    const { revision } = await standing();
    const back = await done('rollback', { number: 1, revision });
    expect(back).toMatchObject({ number: 3 });
    expect((await queues()).items.map(({ key }) => key)).toContain('lost-property');
    expect((await standing()).published).toMatchObject({ number: 3, restores: 1, note: 'Back to version 1' });
    expect(await done('diff', { from: 1, to: 3 })).toEqual({ items: [] });
    const unknown = await stage.world.call(author, 'routing-plan.rollback', { number: 9, revision: revision + 1 });
    expect(codeOf(unknown)).toBe('request/not-found');
  });

  it('[C-05 part] a plan goes out as a text and comes in again; a text that is none is refused with the place', async () => {
    const answer = await stage.world.call(author, 'routing-plan.export');
    expect(answer.headers).toMatchObject({ 'content-disposition': 'attachment; filename="routing-plan.json"' });
    const plan = answer.body as RoutingPlan;
    const text = JSON.stringify({ ...plan, queues: plan.queues.map((queue) => ({ ...queue, band: 3 })) });
    const { revision } = await standing();
    await done('import', { revision, text });
    expect((await standing()).draft?.plan.queues.map(({ band }) => band)).toEqual(plan.queues.map(() => 3));

    const broken = text.replace('"band":3', '"band":"three"');
    const refusal = await stage.world.call(author, 'routing-plan.import', { revision: revision + 1, text: broken });
    expect([refusal.status, codeOf(refusal)]).toEqual([422, 'routing-plan/not-readable']);
    const { details } = refusal.body as { details: { places: { at: string }[] } };
    expect(details.places.map(({ at }) => at)).toEqual([`queues.${plan.queues[0]!.key}.band`]);
  });

  it('[C-05 part] a plan in force reaches desks and offers within a second, without signing in again', async () => {
    await publish((plan) => ({
      queues: plan.queues.map((queue) => ({
        ...queue,
        steps: [{ needs: { skill: 'property', atLeast: 10 }, seconds: null, skipWhen: null }],
      })),
      links: [],
    }));
    const desk = await stage.openDesk(ann);
    await stage.ready(ann);
    const contactId = await stage.citizenWaits({ queue: 'enquiries' });
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);
    expect((await queues()).items.map(({ readyAgents }) => readyAgents)).toEqual([0, 0, 0]);

    const { revision } = await draft((plan) => ({
      queues: plan.queues.map((queue) => ({
        ...queue,
        name: `${queue.name} today`,
        steps: [{ needs: null, seconds: null, skipWhen: null }],
      })),
    }));
    const publishedAt = performance.now();
    await done('publish', { revision, note: '' });
    await eventually('the desk is told of the offer', () =>
      desk.told.some(({ event }) => event.type === 'reservation.offered'),
    );
    expect(performance.now() - publishedAt).toBeLessThan(1_000);
    expect(desk.told.some(({ event }) => event.type === 'routing-plan.published')).toBe(true);
    expect(await stage.offered(ann)).toMatchObject({ contactId, queue: '101 enquiries today' });
    expect((await queues()).items.map(({ readyAgents }) => readyAgents)).toEqual([1, 1, 1]);
    await stage.accept(ann, await stage.offered(ann));
  });

  it('[C-05 part] a queue that goes takes nobody new, and who waits in it is still served', async () => {
    await stage.citizenWaits({ queue: 'lost-property' });
    const { id } = (await queues()).items.find(({ key }) => key === 'lost-property')!;
    const { findings } = await draft(without('lost-property'));
    expect(findings).toMatchObject([{ code: 'queue/still-waiting', severity: 'warning' }]);
    await publish(without('lost-property'));
    await stage.openDesk(ann);
    await stage.ready(ann);
    const offer = await stage.offered(ann);
    await stage.accept(ann, offer);
    const { version } = await stage.contact(offer.contactId);
    const target = { to: 'queue', queueId: id };
    const refusal = await stage.world.call(ann, 'contact.transfer', { contactId: offer.contactId, version, target });
    expect(codeOf(refusal)).toBe('transfer/target-closed');
  });

  it('[Q-03 part] who may only see the plan changes nothing, and every change stands in the audit trail', async () => {
    const sam = stage.world.person('eastmere', 'supervisor');
    const { revision } = await stage.world.done<Standing>(sam, 'routing-plan.read');
    const denied = await stage.world.call(sam, 'routing-plan.save-draft', { revision, plan: emptyRoutingPlan });
    expect(codeOf(denied)).toBe('access/denied');
    await publish(renamed('enquiries', 'Ring 101'));
    const auditor = stage.world.person('eastmere', 'securityAdministrator');
    const { items } = await stage.world.done<{ items: { id: string; action: string }[] }>(auditor, 'audit.list');
    const entry = items.find(({ action }) => action === 'routing-plan.publish')!;
    expect(await stage.world.done(auditor, 'audit.read', { entryId: entry.id })).toMatchObject({
      payload: { before: { number: 1 }, after: { number: 2 } },
    });
  });
});

function sevenTimes<Value>(value: Value): Value[] {
  return Array.from({ length: 7 }, () => value);
}
