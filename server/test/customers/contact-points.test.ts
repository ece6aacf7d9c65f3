import type { CustomerBrief } from '@switchboard/shared/customers';
import { beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../engines.ts';
import { type Answer, codeOf } from '../world.ts';
import { customersOn, landline, mail, mobile, tannersRow } from './customer-stage.ts';

describe.each(engines)('recognising customers on $name', ({ isThere, open }) => {
  if (!isThere) return it.skip('[A-15 part] needs its peer', () => undefined);
  const stage = customersOn(open);
  const { ann, create, found, resolved, entriesOf } = stage;

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
      const leo = (
        await stage.world.done<{ items: CustomerBrief[] }>(ann(), 'customer.search', { text: 'leo fairbairn' })
      ).items;
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
      const warned = await stage.world.call(ann(), 'customer.create', draft);
      expect([warned.status, codeOf(warned)]).toEqual([409, 'customer/possible-duplicate']);
      expect(candidatesOf(warned)).toEqual([{ customerId: known, reasons: ['samePhone'] }]);
      expect(JSON.stringify(warned.body), 'the warning itself names nobody').not.toContain('Aldridge');
      expect(await found('gareth')).toEqual([]);

      const customerId = await create({ ...draft, knownDuplicateIds: [known] });
      const entries = await entriesOf(customerId);
      const entry = await stage.world.done<{ payload: { facts: unknown } }>(
        stage.world.person('eastmere', 'securityAdministrator'),
        'audit.read',
        {
          entryId: entries.find(({ action }) => action === 'customer.create')!.id,
        },
      );
      expect(entry.payload.facts).toEqual({ knownDuplicateIds: [known] });

      const third = await stage.world.call(ann(), 'customer.create', {
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
      expect(
        candidatesOf(await stage.world.call(ann(), 'customer.create', draft)).map(({ reasons }) => reasons),
      ).toEqual([[reason]]);
    });

    it('is not sought in the other organisation', async () => {
      await create({ name: 'Cleo Weir', points: [mobile('07700 900142')] }, ann('northvale'));
      await create({ name: 'Cleo Weir', points: [mobile('07700 900142')] });
    });
  });
});
