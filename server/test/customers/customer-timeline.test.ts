import type { TimelineEntry } from '@switchboard/shared/customers';
import { minutes } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginContact } from '../../src/contacts/index.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import { engines, type OpenedDatabase } from '../engines.ts';
import { type Person, World } from '../world.ts';

describe.each(engines)('the timeline of a customer on $name', ({ isThere, open }) => {
  if (!isThere) return it.skip('[A-11 part] needs its peer', () => undefined);
  let world: World;
  let opened: OpenedDatabase;
  let customerId: string;
  let starts = 0;
  beforeEach(async () => {
    opened = await open();
    const databaseUrl = opened.url.startsWith('postgres') ? opened.url : `sqlite:${opened.url}`;
    world = await World.open({ databaseUrl });
    const cleo = { name: 'Cleo Weir', points: [{ kind: 'email', value: 'cleo@weir.example' }] };
    const made = await world.done<{ customerId: string }>(
      world.person('eastmere', 'operator'),
      'customer.create',
      cleo,
    );
    customerId = made.customerId;
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  /** Cleo writes, known by her e-mail address alone. */
  const cleoWrites = (channel: 'webchat' | 'email', serviceAreaId: string | null = null) => {
    const scope = systemScope(world.ids.eastmere.organisationId, 'test');
    starts += 1;
    const arrival = {
      channel,
      direction: 'inbound',
      language: 'en',
      displayName: null,
      points: [{ kind: 'email', value: 'Cleo@WEIR.example' }],
      page: null,
      serviceAreaId,
      channelId: null,
      citizenId: null,
      startId: `start-${starts}`,
    } as const;
    return world.server.platform.database.inTransaction(scope, (tx) => beginContact(tx, arrival));
  };
  const seenBy = async (who: Person, more: object = {}) => {
    const page = await world.done<{ items: TimelineEntry[]; next: string | null }>(who, 'customer.timeline', {
      customerId,
      ...more,
    });
    return {
      next: page.next,
      kinds: page.items.map((entry) => (entry.kind === 'contact' ? entry.contact.channel : entry.note.text)),
    };
  };
  const note = (text: string) =>
    world.done(world.person('eastmere', 'operator'), 'customerNote.add', { customerId, text });

  it('[A-11 part] puts contacts of every channel and notes into one list, the newest first, page by page', async () => {
    await cleoWrites('webchat');
    await world.advance(minutes(1));
    await note('Has the frame number');
    await world.advance(minutes(1));
    await cleoWrites('email');
    const sam = world.person('eastmere', 'supervisor');
    expect((await seenBy(sam)).kinds).toEqual(['email', 'Has the frame number', 'webchat']);
    const first = await seenBy(sam, { limit: 2 });
    expect(first.kinds).toEqual(['email', 'Has the frame number']);
    expect(await seenBy(sam, { limit: 2, after: first.next })).toEqual({ kinds: ['webchat'], next: null });
    expect((await seenBy(sam, { kind: 'note' })).kinds).toEqual(['Has the frame number']);
    expect((await seenBy(sam, { kind: 'contact' })).kinds).toEqual(['email', 'webchat']);
  });

  it('[A-20 part] a citizen who comes back is the same customer, with what was before in sight', async () => {
    await cleoWrites('webchat');
    await world.advance(minutes(1));
    await cleoWrites('webchat');
    for (const role of ['operator', 'qaReviewer'] as const) {
      expect((await seenBy(world.person('eastmere', role))).kinds, role).toEqual(['webchat', 'webchat']);
    }
  });

  it('[A-11 part] withholds contacts of other service areas, and shows those of her own', async () => {
    const [harbour, moorland] = world.ids.eastmere.areaIds;
    await cleoWrites('webchat', moorland);
    await world.advance(minutes(1));
    await note('Ring after six');
    await world.advance(minutes(1));
    await cleoWrites('email', harbour);
    const inHarbour = world.person('eastmere', 'caseworker');
    expect((await seenBy(inHarbour)).kinds).toEqual(['email', 'Ring after six']);
  });
});
