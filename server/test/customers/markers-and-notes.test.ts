import type { TimelineEntry } from '@switchboard/shared/customers';
import { minutes } from '@switchboard/shared/kernel';
import { describe, expect, it } from 'vitest';
import { engines } from '../engines.ts';
import { codeOf } from '../world.ts';
import { customersOn, marker, mobile } from './customer-stage.ts';

describe.each(engines)('what is known of customers on $name', ({ isThere, open }) => {
  if (!isThere) return it.skip('[A-17 part] needs its peer', () => undefined);
  const stage = customersOn(open);
  const { ann, sam, create, read, found, entriesOf } = stage;

  describe('a marker', () => {
    it('[A-17 part] has its source and its day of review, is reviewed, and is taken away with the reason kept', async () => {
      const customerId = await create({ name: 'Maureen Aldridge' });
      const { markerId } = await stage.world.done<{ markerId: string }>(ann(), 'marker.add', { customerId, ...marker });
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
        const answer = await stage.world.call(ann(), 'marker.add', { customerId, ...marker, [missing]: '' });
        expect(codeOf(answer), missing).toBe('request/malformed');
      }
      const review = { markerId, version: 1, text: 'Deaf in both ears', reviewOn: '2027-09-02' };
      await stage.world.done(sam(), 'marker.review', review);
      expect(codeOf(await stage.world.call(ann(), 'marker.review', review))).toBe('record/changed-meanwhile');
      expect((await read(customerId)).markers).toMatchObject([
        { text: 'Deaf in both ears', reviewOn: '2027-09-02', version: 2 },
      ]);
      await stage.world.done(ann(), 'marker.end', { markerId, reason: 'Hearing aid' });
      await stage.world.done(ann(), 'marker.end', { markerId, reason: 'Hearing aid' });
      expect((await read(customerId)).markers).toEqual([]);
      expect(codeOf(await stage.world.call(ann(), 'marker.review', { ...review, version: 3 }))).toBe(
        'marker/already-ended',
      );
    });

    it('[A-17 part] that is restricted is there only for whoever holds the right, whichever way one looks', async () => {
      const secret = 'In refuge, partner answers the mobile';
      const points = [mobile('07700 900146')];
      const customerId = await create({ name: 'Agnieszka Nowak', points });
      const restricted = { customerId, ...marker, text: secret, source: 'Safeguarding desk', isRestricted: true };
      expect(codeOf(await stage.world.call(ann(), 'marker.add', restricted))).toBe('access/denied');
      const { markerId } = await stage.world.done<{ markerId: string }>(sam(), 'marker.add', restricted);
      await stage.world.done(sam(), 'marker.add', { customerId, ...marker });

      const ways = [
        ['customer.read', { customerId }],
        ['customer.briefs', { ids: customerId }],
        ['customer.search', { text: 'nowak' }],
        ['customer.resolve', { kind: 'phone', value: '07700900146' }],
        ['customer.timeline', { customerId }],
      ] as const;
      for (const [name, input] of ways) {
        const seen = JSON.stringify((await stage.world.call(ann(), name, input)).body);
        expect(seen, name).not.toMatch(new RegExp(`refuge|safeguarding|${markerId}`, 'i'));
      }
      expect((await read(customerId, sam())).markers.map(({ text }) => text)).toContain(secret);
      expect(await found('refuge')).toEqual([]);
      expect(await found('refuge', sam())).toEqual([]);
      for (const [name, input] of [
        ['marker.review', { markerId, version: 1, text: 'x', reviewOn: '2027-01-01' }],
        ['marker.end', { markerId, reason: 'x' }],
      ] as const) {
        expect(codeOf(await stage.world.call(ann(), name, input)), name).toBe('request/not-found');
      }
      await stage.world.done(sam(), 'marker.review', {
        markerId,
        version: 1,
        text: `${secret} still`,
        reviewOn: '2027-01-01',
      });
      await stage.world.done(sam(), 'marker.end', { markerId, reason: 'Left the refuge' });
      const trail = JSON.stringify(
        await Promise.all(
          (await entriesOf(markerId)).map(({ id }) =>
            stage.world.done(stage.world.person('eastmere', 'securityAdministrator'), 'audit.read', { entryId: id }),
          ),
        ),
      );
      expect(trail).toContain('withheld: restricted');
      expect(trail, 'the trail is read by others').not.toMatch(/refuge|safeguarding/i);
    });

    it('that is restricted needs the right for the whole organisation', async () => {
      const customerId = await create({ name: 'Agnieszka Nowak' });
      await stage.world.done(sam(), 'marker.add', { customerId, ...marker, isRestricted: true });
      const [area] = stage.world.ids.eastmere.areaIds;
      const ben = stage.world.people('eastmere')[1]!;
      await stage.world.done(stage.world.person('eastmere', 'securityAdministrator'), 'user.setRoles', {
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
        await stage.world.done(ann(), 'marker.add', { customerId, ...marker, kind });
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
      stage.world.done<{ items: TimelineEntry[]; next: string | null }>(ann(), 'customer.timeline', {
        customerId,
        ...more,
      });
    const textsOf = (items: TimelineEntry[]) =>
      items.flatMap((entry) => (entry.kind === 'note' ? entry.note.text : []));

    it('[A-19] appears on the timeline with author and time', async () => {
      const customerId = await create({ name: 'Cleo Weir' });
      await stage.world.done(ann(), 'customerNote.add', { customerId, text: 'Has the frame number' });
      const writtenAt = new Date(stage.world.now).toISOString();
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
        await stage.world.done(ann(), 'customerNote.add', { customerId, text });
        if (text !== '3') await stage.world.advance(minutes(1));
      }
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await timeline(customerId, { limit: 2, ...(after && { after }) });
        seen.push(...textsOf(page.items));
        after = page.next ?? undefined;
      } while (after);
      expect(seen).toEqual(['5', '4', '3', '2', '1']);
      expect(codeOf(await stage.world.call(ann(), 'customer.timeline', { customerId, after: 'elsewhere' }))).toBe(
        'request/malformed',
      );
    });

    it('is pinned to the top of the record, and taken down again', async () => {
      const customerId = await create({ name: 'Cleo Weir' });
      const { customerNoteId } = await stage.world.done<{ customerNoteId: string }>(ann(), 'customerNote.add', {
        customerId,
        text: 'Ring the mobile, never the landline',
        isPinned: true,
      });
      expect((await read(customerId)).pinnedNotes.map(({ text }) => text)).toEqual([
        'Ring the mobile, never the landline',
      ]);
      await stage.world.done(sam(), 'customerNote.pin', { customerNoteId, isPinned: false });
      expect((await read(customerId)).pinnedNotes).toEqual([]);
      expect(textsOf((await timeline(customerId)).items)).toHaveLength(1);
    });
  });
});
