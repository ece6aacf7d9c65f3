import type { Flow, SafetyRules } from '@switchboard/shared/flows';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedDemoFlows } from '../../src/seed/demo-flows.ts';
import { engines, type OpenedDatabase } from '../engines.ts';
import { codeOf, World } from '../world.ts';
import { beginBotChat } from './stage/begin-bot-chat.ts';

const url = (opened: OpenedDatabase) => (opened.url.startsWith('postgres') ? opened.url : `sqlite:${opened.url}`);

interface ReadFlow {
  readonly id: string;
  readonly version: number;
  readonly publishedNumber: number;
  readonly draft: Flow;
  readonly findings: readonly { readonly code: string }[];
}
interface HostedParts {
  readonly flow: Flow;
  readonly safety: SafetyRules;
}

describe.each(engines)('flows and the platform’s rules on $name', ({ isThere, open }) => {
  if (!isThere) return it.skip('[E-06 part] needs its peer', () => undefined);
  let world: World;
  let opened: OpenedDatabase;
  beforeEach(async () => {
    opened = await open();
    world = await World.open({ databaseUrl: url(opened) });
    const ids = [world.ids.eastmere.organisationId, world.ids.northvale.organisationId];
    await seedDemoFlows(world.server.platform.database, ids);
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  const editor = () => world.person('eastmere', 'contentAdministrator');
  const theFlow = async (): Promise<ReadFlow> => {
    const { items } = await world.done<{ items: { id: string }[] }>(editor(), 'flow.list');
    return world.done<ReadFlow>(editor(), 'flow.read', { flowId: items[0]!.id });
  };
  const renamed = (flow: Flow, name: string): Flow => ({ ...flow, name });
  const rules = () => world.done<{ version: number; rules: SafetyRules }>(editor(), 'safety-rules.read');
  const chat = async () => {
    const { platform } = world.server;
    return (await beginBotChat(platform.database, world.ids.eastmere.organisationId)).contactId;
  };
  /** What the bot of a contact is given, as it stands now. */
  const hostedBy = async (contactId: string) => {
    const turn = await world.server.work.botWork.readTurn(contactId);
    return turn?.flow as HostedParts;
  };

  it('[E-06 part] a contact keeps the version it began with; new ones begin with what is published', async () => {
    const before = await chat();
    const { id: flowId, version, draft } = await theFlow();
    const saved = await world.done<{ version: number }>(editor(), 'flow.save-draft', {
      flowId,
      version,
      draft: renamed(draft, 'Second contact'),
    });
    expect((await hostedBy(await chat())).flow.name).toBe('First contact');
    await world.done(editor(), 'flow.publish', { flowId, version: saved.version });
    expect((await hostedBy(await chat())).flow.name).toBe('Second contact');
    expect((await hostedBy(before)).flow.name).toBe('First contact');
  });

  it('[E-06 part] a flow with an error is kept as a draft, named by the linter, and not published', async () => {
    const { id: flowId, version, draft } = await theFlow();
    const broken = { ...draft, edges: draft.edges.filter(({ sourceHandle }) => sourceHandle !== 'unavailable') };
    const saved = await world.done<ReadFlow>(editor(), 'flow.save-draft', { flowId, version, draft: broken });
    expect(saved.findings.map(({ code }) => code)).toContain('exit/missing');
    const refusal = await world.call(editor(), 'flow.publish', { flowId, version: saved.version });
    expect(codeOf(refusal)).toBe('flow/not-publishable');
    expect((await theFlow()).publishedNumber).toBe(1);
  });

  it('[E-05 part] a new emergency word holds at once, also in conversations under way', async () => {
    const contactId = await chat();
    const { version, rules: old } = await rules();
    const signs = [...old.emergencyList.signs, { pattern: 'flood water', canBeDenied: true }];
    const changed = { ...old, emergencyList: { ...old.emergencyList, signs } };
    await world.done(editor(), 'safety-rules.update', { version, rules: changed });
    expect((await hostedBy(contactId)).safety.emergencyList.signs.at(-1)?.pattern).toBe('flood water');
  });

  it('[E-05 part] a list that misjudges an agreed sentence is refused, with the sentence', async () => {
    const { version, rules: old } = await rules();
    const signs = old.emergencyList.signs.filter(({ pattern }) => pattern !== 'machete');
    const refusal = await world.call(editor(), 'safety-rules.update', {
      version,
      rules: { ...old, emergencyList: { ...old.emergencyList, signs } },
    });
    expect(codeOf(refusal)).toBe('safety-rules/tests-fail');
    expect(JSON.stringify(refusal.body)).toContain('man with a machete');
    expect((await rules()).version).toBe(version);
  });

  it('rules changed meanwhile are not overwritten', async () => {
    const { version, rules: same } = await rules();
    await world.done(editor(), 'safety-rules.update', { version, rules: same });
    const late = await world.call(editor(), 'safety-rules.update', { version, rules: same });
    expect(codeOf(late)).toBe('record/changed-meanwhile');
  });
});
