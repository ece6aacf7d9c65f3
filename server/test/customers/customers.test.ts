import type { CustomerBrief, CustomerRecord, TimelineEntry } from '@switchboard/shared/customers';
import { minutes } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type OpenedDatabase } from '../engines.ts';
import { type Answer, codeOf, type House, type Person, World } from '../world.ts';

const url = (opened: OpenedDatabase) => (opened.url.startsWith('postgres') ? opened.url : `sqlite:${opened.url}`);
const mobile = (value: string) => ({ kind: 'phone', value, label: 'mobile' });
const landline = { kind: 'phone', value: '01632 960142', label: 'home' };
const mail = (value: string) => ({ kind: 'email', value });
const tannersRow = { lines: '14 Tanners Row', town: 'Eastmere', postcode: 'em42qt' };
const marker = { kind: 'vulnerable', text: 'Deaf in left ear', source: 'Told by herself', reviewOn: '2027-03-02' };

describe.each(engines)('customers on $name', ({ isThere, open }) => {
  if (!isThere) return it.skip('[A-15 part] needs its peer', () => undefined);
  let world: World;
  let opened: OpenedDatabase;
  beforeEach(async () => {
    opened = await open();
    world = await World.open({ databaseUrl: url(opened) });
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  const ann = (house: House = 'eastmere') => world.person(house, 'operator');
  const sam = (house: House = 'eastmere') => world.person(house, 'supervisor');
  const create = async (input: object, who: Person = ann()) =>
    (await world.done<{ customerId: string; reference: string }>(who, 'customer.create', input)).customerId;
  const read = (customerId: string, who: Person = ann()) =>
    world.done<CustomerRecord>(who, 'customer.read', { customerId });
  const found = async (text: string, who: Person = ann()) =>
    (await world.done<{ items: CustomerBrief[] }>(who, 'customer.search', { text })).items.map(({ name }) => name);
  const resolved = async (point: object, who: Person = ann()) => {
    const answer = await world.done<{ match: string; items: CustomerBrief[] }>(who, 'customer.resolve', point);
    return { match: answer.match, names: answer.items.map(({ name }) => name).sort() };
  };
  const entriesOf = async (subjectId: string) => {
    const security = world.person('eastmere', 'securityAdministrator');
    const page = await world.done<{ items: { id: string; action: string; actor: { id: string } }[] }>(
      security,
      'audit.list',
      { subjectId },
    );
    return page.items;
  };

  describe('a record', () => {
    it.each([
      ['person', 'Maureen Aldridge'],
      ['business', 'Tanners Row Bakery Ltd'],
      ['organisation', 'Hollins Allotments Association'],
    ])(
      '[A-01 part] (%s) is created, changed and opened again, and each change is in the audit with its author',
      async (kind, name) => {
        const points = [
          mobile('07700 900143'),
          mail('Office@Hollins.example'),
          { kind: 'handle', value: '@hollins', channel: 'social' },
        ];
        const customerId = await create({
          kind,
          name,
          isResident: false,
          language: 'en',
          points,
          addresses: [tannersRow],
        });
        const first = await read(customerId);
        expect(first).toMatchObject({ kind, name, isResident: false, version: 1 });
        expect(first.reference).toMatch(/^C-\d{6}$/);
        expect(first.points.map(({ value, channel }) => [value, channel])).toEqual([
          ['07700 900143', null],
          ['Office@Hollins.example', null],
          ['@hollins', 'social'],
        ]);
        expect(first.addresses).toMatchObject([{ lines: '14 Tanners Row', postcode: 'EM4 2QT', kind: 'main' }]);

        const [phone] = first.points;
        const change = {
          name: `${name} of Eastmere`,
          points: [{ ...phone, isSafeToUse: false }],
          addresses: first.addresses,
        };
        await world.done(sam(), 'customer.update', { customerId, version: 1, kind, ...change });
        const second = await read(customerId);
        expect(second).toMatchObject({ name: `${name} of Eastmere`, version: 2, isResident: null });
        expect(second.points).toEqual([{ ...phone, isSafeToUse: false }]);
        expect(second.addresses).toEqual(first.addresses);

        const deeds = (await entriesOf(customerId)).filter(({ action }) => action !== 'customer.read');
        expect(deeds.map(({ action, actor }) => [action, actor.id])).toEqual([
          ['customer.update', sam().userId],
          ['customer.create', ann().userId],
        ]);
      },
    );

    it('[R-04 part] that is looked at is written down, with who looked', async () => {
      const customerId = await create({ name: 'Cleo Weir' });
      const quinn = world.person('eastmere', 'qaReviewer');
      await read(customerId, quinn);
      expect((await entriesOf(customerId)).map(({ action, actor }) => [action, actor.id])).toContainEqual([
        'customer.read',
        quinn.userId,
      ]);
    });

    it('is not overwritten by whoever saw an older one, in the body or by If-Match', async () => {
      const customerId = await create({ name: 'Cleo Weir' });
      await world.done(ann(), 'customer.update', { customerId, version: 1, name: 'Cleo Hart' });
      const late = await world.call(sam(), 'customer.update', { customerId, version: 1, name: 'Cleo Marsh' });
      expect([late.status, codeOf(late)]).toEqual([409, 'record/changed-meanwhile']);
      const response = await world.server.platform.http.inject({
        method: 'PUT',
        url: `/api/v1/customers/${customerId}`,
        headers: {
          authorization: `Bearer ${await world.tokenOf(sam())}`,
          'idempotency-key': 'late',
          'if-match': '"1"',
        },
        payload: { name: 'Cleo Marsh' },
      });
      expect(response.json()).toMatchObject({ code: 'record/changed-meanwhile', details: { version: 2 } });
      expect((await read(customerId)).name).toBe('Cleo Hart');
    });

    it('refuses a point or address that belongs to another customer', async () => {
      const other = await create({ name: 'Leo Fairbairn', points: [mobile('07700 900145')], addresses: [tannersRow] });
      const { points, addresses } = await read(other);
      const customerId = await create({ name: 'Cleo Weir' });
      for (const change of [{ points }, { addresses }]) {
        const answer = await world.call(ann(), 'customer.update', {
          customerId,
          version: 1,
          name: 'Cleo Weir',
          ...change,
        });
        expect(codeOf(answer)).toBe('request/not-found');
      }
      expect(await read(other)).toMatchObject({ points, addresses });
    });

    it('says at which field something is wrong, before anything is kept', async () => {
      const points = [mobile('07700 900145'), mobile('999'), { kind: 'handle', value: 'cleo' }];
      const answer = await world.call(ann(), 'customer.create', { name: ' ', points });
      expect(
        (answer.body as { details: { issues: { path: string }[] } }).details.issues.map(({ path }) => path),
      ).toEqual(['name', 'points.1.value', 'points.2.channel']);
    });
  });

  describe('finding', () => {
    it('[A-01 part] finds a customer by anything somebody remembers', async () => {
      const { reference } = await world.done<{ reference: string }>(ann(), 'customer.create', {
        name: 'Siobhán O’Neill',
        knownAs: 'Shiv',
        points: [
          mobile('07700 900143'),
          mail('Siobhan@weir.example'),
          { kind: 'handle', value: 'shivon', channel: 'social' },
        ],
        addresses: [tannersRow],
      });
      await create({
        name: 'Somebody Else',
        points: [mobile('07700 900199')],
        addresses: [{ lines: '2 Quay Street', postcode: 'EM1 1AA' }],
      });
      const remembered = [
        'siobhan oneill',
        'ONeill Siobahn',
        'shiv',
        '07700900143',
        '+44 (0)7700 900 143',
        '0044 7700-900143',
        '900143',
        'SIOBHAN@weir.example',
        'siobhan@',
        '@shivon',
        'shivon',
        'tanners row',
        '14 taners row',
        'em4 2qt',
        'EM42QT',
        reference,
        reference.toLowerCase().replace('-', ''),
        'siobhan em4',
      ];
      for (const text of remembered) expect(await found(text), text).toEqual(['Siobhán O’Neill']);
      for (const text of ['07700900144', 'C-999999', 'zzyzx', "' or 1=1 --", '%%', '@@'])
        expect(await found(text), text).toEqual([]);
    });

    it('finds her as she is now, and no longer as she was', async () => {
      const customerId = await create({ name: 'Gwendolen Fairfax', points: [mobile('07700 900150')] });
      await world.done(ann(), 'customer.update', {
        customerId,
        version: 1,
        name: 'Cecily Cardew',
        points: [mobile('07700 900151')],
      });
      for (const text of ['gwendolen', '07700 900150']) expect(await found(text), text).toEqual([]);
      for (const text of ['cecily', '07700 900151']) expect(await found(text), text).toEqual(['Cecily Cardew']);
    });

    it('finds what a caseworker of one service area has written down', async () => {
      const lena = world.person('eastmere', 'caseworker');
      const customerId = await create({ name: 'Ines Barrow' }, lena);
      await world.done(lena, 'customer.update', { customerId, version: 1, name: 'Ines Barrow-Pell' });
      for (const who of [lena, ann()]) expect(await found('barrow pell', who)).toEqual(['Ines Barrow-Pell']);
    });

    it('says when there are more than it shows', async () => {
      for (const name of ['Ann Cole', 'Ann Dunn', 'Ann Frost']) await create({ name });
      const page = await world.done<{ items: object[]; isCut: boolean }>(ann(), 'customer.search', {
        text: 'ann',
        limit: 2,
      });
      expect([page.items.length, page.isCut]).toEqual([2, true]);
    });
  });

  describe('a contact point', () => {
    beforeEach(async () => {
      const household = { points: [landline], addresses: [tannersRow] };
      const seen = [await create({ name: 'Maureen Aldridge', ...household })];
      seen.push(await create({ name: 'Gareth Aldridge', ...household, knownDuplicateIds: seen }));
      await create({
        name: 'Cleo Weir',
        points: [
          mobile('07700 900142'),
          mail('cleo@weir.example'),
          { kind: 'handle', value: 'cleo.weir', channel: 'social' },
        ],
      });
      await create({
        name: 'Leo Fairbairn',
        points: [mail('office@hollins.example'), { kind: 'handle', value: 'hollins', channel: 'social' }],
      });
      const leo = (await world.done<{ items: CustomerBrief[] }>(ann(), 'customer.search', { text: 'leo fairbairn' }))
        .items;
      await create({
        name: 'Ines Barrow',
        points: [mail('office@hollins.example'), { kind: 'handle', value: 'hollins', channel: 'social' }],
        knownDuplicateIds: leo.map(({ id }) => id),
      });
    });

    it.each([
      [
        'phone',
        {
          one: { kind: 'phone', value: '+447700900142' },
          several: { kind: 'phone', value: '01632960142' },
          both: ['Gareth Aldridge', 'Maureen Aldridge'],
          none: { kind: 'phone', value: '07700 900149' },
        },
      ],
      [
        'e-mail',
        {
          one: { kind: 'email', value: 'CLEO@weir.example' },
          several: { kind: 'email', value: 'office@hollins.example' },
          both: ['Ines Barrow', 'Leo Fairbairn'],
          none: { kind: 'email', value: 'cleo@weirs.example' },
        },
      ],
      [
        'social',
        {
          one: { kind: 'handle', value: '@Cleo.Weir', channel: 'social' },
          several: { kind: 'handle', value: 'hollins' },
          both: ['Ines Barrow', 'Leo Fairbairn'],
          none: { kind: 'handle', value: 'cleo.weir', channel: 'webchat' },
        },
      ],
    ])(
      '[A-15 part] on %s leads to one customer, to several, or to none',
      async (_channel, { one, several, both, none }) => {
        expect(await resolved(one)).toEqual({ match: 'one', names: ['Cleo Weir'] });
        expect(await resolved(several)).toEqual({ match: 'several', names: both });
        expect(await resolved(none)).toEqual({ match: 'none', names: [] });
      },
    );

    it('[Q-05 part] of the other organisation leads to nobody, though it is the same number', async () => {
      expect(await resolved({ kind: 'phone', value: '07700 900142' }, ann('northvale'))).toEqual({
        match: 'none',
        names: [],
      });
      await create({ name: 'Raymond Askew', points: [mobile('07700 900142')] }, ann('northvale'));
      expect(await resolved({ kind: 'phone', value: '07700 900142' }, ann('northvale'))).toEqual({
        match: 'one',
        names: ['Raymond Askew'],
      });
      expect(await resolved({ kind: 'phone', value: '07700 900142' })).toEqual({ match: 'one', names: ['Cleo Weir'] });
      expect(await found('cleo', ann('northvale'))).toEqual([]);
      expect(await found('askew')).toEqual([]);
    });
  });

  describe('a duplicate', () => {
    const candidatesOf = ({ body }: Answer) =>
      (body as { details: { candidates: { customerId: string; reasons: string[] }[] } }).details.candidates;

    it('[A-05 part] is warned of while the record is made; who looked at it goes on knowingly, and the audit says so', async () => {
      const known = await create({
        name: 'Maureen Aldridge',
        bornOn: '1955-05-14',
        points: [landline],
        addresses: [tannersRow],
      });
      const draft = {
        name: 'Gareth Aldridge',
        points: [{ ...landline, value: '+44 1632 960142' }],
        addresses: [tannersRow],
      };
      const warned = await world.call(ann(), 'customer.create', draft);
      expect([warned.status, codeOf(warned)]).toEqual([409, 'customer/possible-duplicate']);
      expect(candidatesOf(warned)).toEqual([{ customerId: known, reasons: ['samePhone'] }]);
      expect(JSON.stringify(warned.body), 'the warning itself names nobody').not.toContain('Aldridge');
      expect(await found('gareth')).toEqual([]);

      const customerId = await create({ ...draft, knownDuplicateIds: [known] });
      const entries = await entriesOf(customerId);
      const entry = await world.done<{ payload: { facts: unknown } }>(
        world.person('eastmere', 'securityAdministrator'),
        'audit.read',
        {
          entryId: entries.find(({ action }) => action === 'customer.create')!.id,
        },
      );
      expect(entry.payload.facts).toEqual({ knownDuplicateIds: [known] });

      const third = await world.call(ann(), 'customer.create', {
        name: 'Sian Aldridge',
        points: [landline],
        knownDuplicateIds: [known],
      });
      expect(
        candidatesOf(third)
          .map(({ customerId: id }) => id)
          .sort(),
        'somebody not yet seen',
      ).toEqual([customerId, known].sort());
    });

    it.each([
      ['samePhone', { name: 'X', points: [{ kind: 'phone', value: '07700900143' }] }],
      ['sameEmail', { name: 'X', points: [mail('MAUREEN@aldridge.example')] }],
      ['sameHandle', { name: 'X', points: [{ kind: 'handle', value: '@maureen', channel: 'social' }] }],
      [
        'alikeNameAndPostcode',
        { name: 'Maureen Aldrige', addresses: [{ lines: 'Flat 2, 14 Tanners Row', postcode: 'EM4 2QT' }] },
      ],
      ['alikeNameAndBirthday', { name: 'Aldridge Maureen', bornOn: '1955-05-14' }],
    ])('is warned of by %s', async (reason, draft) => {
      await create({
        name: 'Maureen Aldridge',
        bornOn: '1955-05-14',
        points: [
          mobile('07700 900143'),
          mail('maureen@aldridge.example'),
          { kind: 'handle', value: 'maureen', channel: 'social' },
        ],
        addresses: [tannersRow],
      });
      expect(candidatesOf(await world.call(ann(), 'customer.create', draft)).map(({ reasons }) => reasons)).toEqual([
        [reason],
      ]);
    });

    it('is not sought in the other organisation', async () => {
      await create({ name: 'Cleo Weir', points: [mobile('07700 900142')] }, ann('northvale'));
      await create({ name: 'Cleo Weir', points: [mobile('07700 900142')] });
    });
  });

  describe('a marker', () => {
    it('[A-17 part] has its source and its day of review, is reviewed, and is taken away with the reason kept', async () => {
      const customerId = await create({ name: 'Maureen Aldridge' });
      const { markerId } = await world.done<{ markerId: string }>(ann(), 'marker.add', { customerId, ...marker });
      expect((await read(customerId)).markers).toMatchObject([
        {
          id: markerId,
          ...marker,
          isRestricted: false,
          recordedBy: { id: ann().userId, name: ann().displayName },
          reviewedAt: null,
        },
      ]);
      for (const missing of ['source', 'reviewOn', 'text'] as const) {
        const answer = await world.call(ann(), 'marker.add', { customerId, ...marker, [missing]: '' });
        expect(codeOf(answer), missing).toBe('request/malformed');
      }
      const review = { markerId, version: 1, text: 'Deaf in both ears', reviewOn: '2027-09-02' };
      await world.done(sam(), 'marker.review', review);
      expect(codeOf(await world.call(ann(), 'marker.review', review))).toBe('record/changed-meanwhile');
      expect((await read(customerId)).markers).toMatchObject([
        { text: 'Deaf in both ears', reviewOn: '2027-09-02', version: 2 },
      ]);
      await world.done(ann(), 'marker.end', { markerId, reason: 'Hearing aid' });
      await world.done(ann(), 'marker.end', { markerId, reason: 'Hearing aid' });
      expect((await read(customerId)).markers).toEqual([]);
      expect(codeOf(await world.call(ann(), 'marker.review', { ...review, version: 3 }))).toBe('marker/already-ended');
    });

    it('[A-17 part] that is restricted is there only for whoever holds the right, whichever way one looks', async () => {
      const secret = 'In refuge, partner answers the mobile';
      const points = [mobile('07700 900146')];
      const customerId = await create({ name: 'Agnieszka Nowak', points });
      const restricted = { customerId, ...marker, text: secret, source: 'Safeguarding desk', isRestricted: true };
      expect(codeOf(await world.call(ann(), 'marker.add', restricted))).toBe('access/denied');
      const { markerId } = await world.done<{ markerId: string }>(sam(), 'marker.add', restricted);
      await world.done(sam(), 'marker.add', { customerId, ...marker });

      const ways = [
        ['customer.read', { customerId }],
        ['customer.briefs', { ids: customerId }],
        ['customer.search', { text: 'nowak' }],
        ['customer.resolve', { kind: 'phone', value: '07700900146' }],
        ['customer.timeline', { customerId }],
      ] as const;
      for (const [name, input] of ways) {
        const seen = JSON.stringify((await world.call(ann(), name, input)).body);
        expect(seen, name).not.toMatch(new RegExp(`refuge|safeguarding|${markerId}`, 'i'));
      }
      expect((await read(customerId, sam())).markers.map(({ text }) => text)).toContain(secret);
      expect(await found('refuge')).toEqual([]);
      expect(await found('refuge', sam())).toEqual([]);
      for (const [name, input] of [
        ['marker.review', { markerId, version: 1, text: 'x', reviewOn: '2027-01-01' }],
        ['marker.end', { markerId, reason: 'x' }],
      ] as const) {
        expect(codeOf(await world.call(ann(), name, input)), name).toBe('request/not-found');
      }
      await world.done(sam(), 'marker.review', {
        markerId,
        version: 1,
        text: `${secret} still`,
        reviewOn: '2027-01-01',
      });
      await world.done(sam(), 'marker.end', { markerId, reason: 'Left the refuge' });
      const trail = JSON.stringify(
        await Promise.all(
          (await entriesOf(markerId)).map(({ id }) =>
            world.done(world.person('eastmere', 'securityAdministrator'), 'audit.read', { entryId: id }),
          ),
        ),
      );
      expect(trail).toContain('withheld: restricted');
      expect(trail, 'the trail is read by others').not.toMatch(/refuge|safeguarding/i);
    });

    it('that is restricted needs the right for the whole organisation', async () => {
      const customerId = await create({ name: 'Agnieszka Nowak' });
      await world.done(sam(), 'marker.add', { customerId, ...marker, isRestricted: true });
      const [area] = world.ids.eastmere.areaIds;
      const ben = world.people('eastmere')[1]!;
      await world.done(world.person('eastmere', 'securityAdministrator'), 'user.setRoles', {
        userId: ben.userId,
        version: 1,
        roles: [
          { role: 'operator', serviceAreaId: null },
          { role: 'supervisor', serviceAreaId: area },
        ],
      });
      expect((await read(customerId, ben)).markers).toEqual([]);
    });

    it('stands before the lesser ones, the gravest first', async () => {
      const customerId = await create({ name: 'Maureen Aldridge' });
      for (const kind of ['communicationNeed', 'vulnerable', 'riskToStaff']) {
        await world.done(ann(), 'marker.add', { customerId, ...marker, kind });
      }
      expect((await read(customerId)).markers.map(({ kind }) => kind)).toEqual([
        'riskToStaff',
        'vulnerable',
        'communicationNeed',
      ]);
    });
  });

  describe('a note', () => {
    const timeline = async (customerId: string, more: object = {}) =>
      world.done<{ items: TimelineEntry[]; next: string | null }>(ann(), 'customer.timeline', { customerId, ...more });
    const textsOf = (items: TimelineEntry[]) =>
      items.flatMap((entry) => (entry.kind === 'note' ? entry.note.text : []));

    it('[A-19] appears on the timeline with author and time', async () => {
      const customerId = await create({ name: 'Cleo Weir' });
      await world.done(ann(), 'customerNote.add', { customerId, text: 'Has the frame number' });
      const writtenAt = new Date(world.now).toISOString();
      expect((await timeline(customerId)).items).toMatchObject([
        {
          kind: 'note',
          note: { text: 'Has the frame number', writtenAt, writtenBy: { id: ann().userId, name: ann().displayName } },
        },
      ]);
    });

    it('[A-11 part] stands among the others in the order of time, page by page, each once', async () => {
      const customerId = await create({ name: 'Cleo Weir' });
      for (const text of ['1', '2', '3', '4', '5']) {
        await world.done(ann(), 'customerNote.add', { customerId, text });
        if (text !== '3') await world.advance(minutes(1));
      }
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await timeline(customerId, { limit: 2, ...(after && { after }) });
        seen.push(...textsOf(page.items));
        after = page.next ?? undefined;
      } while (after);
      expect(seen).toEqual(['5', '4', '3', '2', '1']);
      expect(codeOf(await world.call(ann(), 'customer.timeline', { customerId, after: 'elsewhere' }))).toBe(
        'request/malformed',
      );
    });

    it('is pinned to the top of the record, and taken down again', async () => {
      const customerId = await create({ name: 'Cleo Weir' });
      const { customerNoteId } = await world.done<{ customerNoteId: string }>(ann(), 'customerNote.add', {
        customerId,
        text: 'Ring the mobile, never the landline',
        isPinned: true,
      });
      expect((await read(customerId)).pinnedNotes.map(({ text }) => text)).toEqual([
        'Ring the mobile, never the landline',
      ]);
      await world.done(sam(), 'customerNote.pin', { customerNoteId, isPinned: false });
      expect((await read(customerId)).pinnedNotes).toEqual([]);
      expect(textsOf((await timeline(customerId)).items)).toHaveLength(1);
    });
  });
});
