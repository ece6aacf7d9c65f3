import { describe, expect, it } from 'vitest';
import { engines } from '../engines.ts';
import { codeOf } from '../world.ts';
import { customersOn, mail, mobile, tannersRow } from './customer-stage.ts';

describe.each(engines)('customers on $name', ({ isThere, open }) => {
  if (!isThere) return it.skip('[A-01 part] needs its peer', () => undefined);
  const stage = customersOn(open);
  const { ann, sam, create, read, found, entriesOf } = stage;

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
        await stage.world.done(sam(), 'customer.update', { customerId, version: 1, kind, ...change });
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
      const quinn = stage.world.person('eastmere', 'qaReviewer');
      await read(customerId, quinn);
      expect((await entriesOf(customerId)).map(({ action, actor }) => [action, actor.id])).toContainEqual([
        'customer.read',
        quinn.userId,
      ]);
    });

    it('is not overwritten by whoever saw an older one, in the body or by If-Match', async () => {
      const customerId = await create({ name: 'Cleo Weir' });
      await stage.world.done(ann(), 'customer.update', { customerId, version: 1, name: 'Cleo Hart' });
      const late = await stage.world.call(sam(), 'customer.update', { customerId, version: 1, name: 'Cleo Marsh' });
      expect([late.status, codeOf(late)]).toEqual([409, 'record/changed-meanwhile']);
      const response = await stage.world.server.platform.http.inject({
        method: 'PUT',
        url: `/api/v1/customers/${customerId}`,
        headers: {
          authorization: `Bearer ${await stage.world.tokenOf(sam())}`,
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
        const answer = await stage.world.call(ann(), 'customer.update', {
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
      const answer = await stage.world.call(ann(), 'customer.create', { name: ' ', points });
      expect(
        (answer.body as { details: { issues: { path: string }[] } }).details.issues.map(({ path }) => path),
      ).toEqual(['name', 'points.1.value', 'points.2.channel']);
    });
  });

  describe('finding', () => {
    it('[A-01 part] finds a customer by anything somebody remembers', async () => {
      const { reference } = await stage.world.done<{ reference: string }>(ann(), 'customer.create', {
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
      await stage.world.done(ann(), 'customer.update', {
        customerId,
        version: 1,
        name: 'Cecily Cardew',
        points: [mobile('07700 900151')],
      });
      for (const text of ['gwendolen', '07700 900150']) expect(await found(text), text).toEqual([]);
      for (const text of ['cecily', '07700 900151']) expect(await found(text), text).toEqual(['Cecily Cardew']);
    });

    it('finds what a caseworker of one service area has written down', async () => {
      const lena = stage.world.person('eastmere', 'caseworker');
      const customerId = await create({ name: 'Ines Barrow' }, lena);
      await stage.world.done(lena, 'customer.update', { customerId, version: 1, name: 'Ines Barrow-Pell' });
      for (const who of [lena, ann()]) expect(await found('barrow pell', who)).toEqual(['Ines Barrow-Pell']);
    });

    it('says when there are more than it shows', async () => {
      for (const name of ['Ann Cole', 'Ann Dunn', 'Ann Frost']) await create({ name });
      const page = await stage.world.done<{ items: object[]; isCut: boolean }>(ann(), 'customer.search', {
        text: 'ann',
        limit: 2,
      });
      expect([page.items.length, page.isCut]).toEqual([2, true]);
    });
  });
});
