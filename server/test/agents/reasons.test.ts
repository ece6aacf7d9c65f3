import { type NotReadyReason, notReadyReasonsFactSchema } from '@switchboard/shared/agents';
import { minutes } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../engines.ts';
import { RoutingStage } from '../routing/routing-stage.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import type { StageDesk } from '../sockets/stage/stage-desk.ts';
import { codeOf, type Person } from '../world.ts';

describe.each(engines)('reasons for not being ready on $name', (engine) => {
  if (!engine.isThere) return it.skip('[C-06 part] needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  let sam: Person;
  let editor: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann, , sam] = stage.agents();
    editor = stage.world.person('eastmere', 'contentAdministrator');
  });
  afterEach(() => stage.close());

  const listed = async (state: 'open' | 'closed' = 'open') =>
    (await stage.world.done<{ items: NotReadyReason[] }>(editor, 'not-ready-reason.list', { state })).items;
  const titles = async () => (await listed()).map(({ title }) => title);
  const told = (desk: StageDesk, type: string) => desk.told.filter(({ event }) => event.type === type);
  /** As REST says them (ISO 8601). */
  const times = () => stage.world.done<{ stateSinceAt: string; overLongAt: string | null }>(ann, 'agent.me');
  const goesNotReady = (reasonId: string) =>
    stage.world.call(ann, 'agent.set-state', { wanted: { state: 'notReady', reasonId } });

  it('[C-06 part] the list is added to, renamed, put in order and closed; a desk shows it at once, and who is there stays', async () => {
    const desk = await stage.openDesk(ann);
    const before = await listed();
    const { reasonId } = await stage.world.done<{ reasonId: string }>(editor, 'not-ready-reason.add', {
      title: 'First aid',
      isProductive: true,
      mostMinutes: 45,
    });
    await eventually('her desk has the new list', () => told(desk, 'notReadyReasons.changed').length === 1);
    const { items } = notReadyReasonsFactSchema.parse(told(desk, 'notReadyReasons.changed')[0]!.event.body);
    expect(items.at(-1)).toMatchObject({ id: reasonId, title: 'First aid', mostMinutes: 45 });

    expect((await goesNotReady(reasonId)).status).toBe(200);
    const reordered = [reasonId, ...before.map(({ id }) => id)];
    await stage.world.done(editor, 'not-ready-reason.order', { reasonIds: reordered });
    expect((await listed()).map(({ id }) => id)).toEqual(reordered);

    await stage.world.done(editor, 'not-ready-reason.close', { reasonId });
    expect(await titles()).toEqual(before.map(({ title }) => title));
    expect(await listed('closed')).toMatchObject([{ id: reasonId, isPaid: true, isProductive: true }]);
    expect(await stage.me(ann)).toMatchObject({ state: 'notReady', reason: 'First aid' });
    expect(codeOf(await goesNotReady(reasonId))).toBe('agent/reason-unknown');
    await stage.world.done(editor, 'not-ready-reason.reopen', { reasonId });
    expect(await titles()).toEqual([...before.map(({ title }) => title), 'First aid']);
  });

  it('what would lose a change, say a name twice or leave nothing to choose is refused', async () => {
    const [first, second, ...rest] = (await listed()) as [NotReadyReason, NotReadyReason, ...NotReadyReason[]];
    const change = { reasonId: first.id, version: first.version, title: 'Tea' };
    await stage.world.done(editor, 'not-ready-reason.change', change);
    expect(codeOf(await stage.world.call(editor, 'not-ready-reason.change', { ...change, title: 'Coffee' }))).toBe(
      'record/changed-meanwhile',
    );
    const twice = { title: second.title.toUpperCase() };
    expect(codeOf(await stage.world.call(editor, 'not-ready-reason.add', twice))).toBe('not-ready-reason/title-taken');
    const some = { reasonIds: [first.id] };
    expect(codeOf(await stage.world.call(editor, 'not-ready-reason.order', some))).toBe(
      'not-ready-reason/list-changed',
    );
    expect(codeOf(await stage.world.call(sam, 'not-ready-reason.close', { reasonId: first.id }))).toBe('access/denied');
    for (const { id } of [second, ...rest]) await stage.world.done(editor, 'not-ready-reason.close', { reasonId: id });
    const last = { reasonId: first.id };
    expect(codeOf(await stage.world.call(editor, 'not-ready-reason.close', last))).toBe('not-ready-reason/last');
  });

  it('[C-06 part] whoever stays longer than her reason allows is told to her supervisors, once, and not after she is back', async () => {
    const watch = await stage.openDesk(sam);
    await stage.openDesk(ann);
    const [{ id: reasonId, version, title }] = (await listed()) as [NotReadyReason];
    await stage.world.done(editor, 'not-ready-reason.change', { reasonId, version, title, mostMinutes: 2 });
    await goesNotReady(reasonId);
    const { stateSinceAt, overLongAt } = await times();
    expect(Date.parse(overLongAt!) - Date.parse(stateSinceAt)).toBe(minutes(2));

    await stage.world.advance(minutes(1));
    await stage.settled();
    expect(told(watch, 'agent.over-long')).toEqual([]);
    await stage.world.advance(minutes(2));
    await eventually('her supervisor is told', () => told(watch, 'agent.over-long').length > 0);
    expect(told(watch, 'agent.over-long')[0]!.event.body).toMatchObject({ agent: { id: ann.userId }, reason: title });

    await stage.ready(ann);
    expect((await times()).overLongAt).toBeNull();
    await goesNotReady(reasonId);
    await stage.ready(ann);
    await stage.world.advance(minutes(3));
    await stage.settled();
    expect(told(watch, 'agent.over-long')).toHaveLength(1);
  });
});
