import { hours } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type OpenedDatabase } from '../engines.ts';
import { codeOf, type Person, World } from '../world.ts';

type Row = Record<string, unknown> & { id: string; organisationId: string };
type Page = { items: Row[]; next: string | null };

const url = (opened: OpenedDatabase) => (opened.url.startsWith('postgres') ? opened.url : `sqlite:${opened.url}`);

describe.each(engines)('on $name', ({ isThere, open }) => {
  if (!isThere) return it.skip('[Q-05 part] needs its peer', () => undefined);
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

  const security = () => world.person('eastmere', 'securityAdministrator');
  const operator = () => world.person('eastmere', 'operator');
  const councillor = () => world.person('northvale', 'operator');
  const list = async (who: Person | { token: string }, name: string, filter: object = {}) =>
    (await world.done<Page>(who, name, filter)).items;
  const inHousing = async () => {
    // A role in one service area only: reads the directory everywhere it may, accounts in full there.
    const [area] = world.ids.eastmere.areaIds;
    const ben = world.people('eastmere')[1]!;
    const roles = [
      { role: 'operator', serviceAreaId: null },
      { role: 'securityAdministrator', serviceAreaId: area },
    ];
    await world.done(security(), 'user.setRoles', { userId: ben.userId, version: 1, roles });
    return ben;
  };

  describe('one record, two roles', () => {
    it('[A-02 part] what a role may not see is absent from the payload, not empty', async () => {
      const { userId } = world.people('eastmere')[1]!;
      const full = await world.done(security(), 'user.read', { userId });
      const outline = await world.done(operator(), 'user.read', { userId });
      expect(Object.keys(full)).toEqual(
        expect.arrayContaining(['userName', 'email', 'roles', 'lockedUntilAt', 'lastSignInAt', 'createdAt']),
      );
      expect(Object.keys(outline).sort()).toEqual(
        [
          'id',
          'organisationId',
          'displayName',
          'jobTitle',
          'phoneNumber',
          'reference',
          'teamIds',
          'serviceAreaId',
          'status',
          'version',
        ].sort(),
      );
    });

    it('[A-02 part] nor can a hidden field be found out by searching or filtering', async () => {
      expect(await list(operator(), 'user.list', { search: 'ben.operator@' })).toEqual([]);
      expect(codeOf(await world.call(operator(), 'user.list', { role: 'securityAdministrator' }))).toBe(
        'access/denied',
      );
      const found = await list(security(), 'user.list', { role: 'securityAdministrator' });
      expect(found.map(({ id }) => id)).toEqual([security().userId]);
    });

    it('[Q-03 part] some see all in outline and some few in full', async () => {
      const ben = await inHousing();
      const seen = await list(ben, 'user.list', { limit: 200 });
      const full = seen.filter((row) => 'userName' in row).map(({ id }) => id);
      expect(seen.length).toBe(world.people('eastmere').length);
      expect(full).toEqual([world.person('eastmere', 'caseworker').userId]);
      const byRole = await list(ben, 'user.list', { role: 'supervisor' });
      expect(byRole, 'roles outside her area are hidden, so nobody is found by them').toEqual([]);
    });

    it('[Q-03 part] a right in one service area changes nothing outside it', async () => {
      const ben = await inHousing();
      const [casework, contactCentre] = [world.person('eastmere', 'caseworker'), operator()];
      const details = { displayName: 'Renamed', version: 1 };
      const [harbour, moorland] = world.ids.eastmere.areaIds;
      const update = (userId: string, serviceAreaId: string | null | undefined) =>
        world.call(ben, 'user.update', { ...details, userId, serviceAreaId });
      expect(codeOf(await update(contactCentre.userId, harbour))).toBe('access/denied');
      expect(codeOf(await update(casework.userId, null))).toBe('access/denied');
      expect(['access/denied', 'request/not-found']).toContain(codeOf(await update(casework.userId, moorland)));
      expect((await update(casework.userId, harbour)).status).toBe(200);
      expect(codeOf(await world.call(ben, 'user.suspend', { userId: contactCentre.userId, reason: 'No' }))).toBe(
        'access/denied',
      );
      expect(
        codeOf(
          await world.call(ben, 'user.create', {
            userName: 'new@eastmere.example',
            displayName: 'New',
            roles: [{ role: 'operator', serviceAreaId: null }],
            serviceAreaId: harbour,
          }),
        ),
      ).toBe('user/role-not-yours-to-give');
    });
  });

  describe('what is shared', () => {
    it('[Q-05 part] lets exactly its fields through, in lists and single records, and nothing else of the giver', async () => {
      const teams = await list(councillor(), 'team.list', { limit: 200 });
      const theirs = teams.filter(({ organisationId }) => organisationId === world.ids.eastmere.organisationId);
      expect(theirs.map((row) => Object.keys(row).sort())).toEqual(
        theirs.map(() => ['id', 'name', 'organisationId', 'phoneNumber']),
      );
      expect(theirs.map(({ name }) => name).sort()).toEqual(['Contact centre', 'Harbour casework']);
      expect(await list(councillor(), 'user.list', { limit: 200 })).toHaveLength(world.people('northvale').length);
    });

    it('[Q-05 part] a field that is not shared cannot be found by searching, filtering or sorting', async () => {
      // Both have a team T-1 on 07700 900100: by number both are found, by reference only our own.
      const organisations = async (filter: object) =>
        (await list(councillor(), 'team.list', filter)).map(({ organisationId }) => organisationId);
      const { eastmere, northvale } = world.ids;
      expect((await organisations({ search: '07700 900100' })).sort()).toEqual(
        [eastmere.organisationId, northvale.organisationId].sort(),
      );
      expect(await organisations({ search: 'T-1' })).toEqual([northvale.organisationId]);
      expect(await organisations({ serviceAreaId: eastmere.areaIds[0] })).toEqual([]);
      const order = await organisations({ sort: 'reference' });
      expect(order.slice(0, 2), 'hidden references sort as if there were none').toEqual([
        eastmere.organisationId,
        eastmere.organisationId,
      ]);
    });

    it('[Q-05 part] goes one way only, and can never be changed by the receiver', async () => {
      expect((await list(operator(), 'team.list')).map(({ organisationId }) => organisationId)).not.toContain(
        world.ids.northvale.organisationId,
      );
      const supervisor = world.person('northvale', 'supervisor');
      const teamId = world.ids.eastmere.teamIds[0];
      for (const [name, input] of [
        ['team.update', { teamId, version: 1, name: 'Mine' }],
        ['team.close', { teamId }],
        ['team.addMember', { teamId, userId: supervisor.userId }],
      ] as const) {
        expect(codeOf(await world.call(supervisor, name, input)), name).toBe('request/not-found');
      }
    });

    it('[Q-05 part] begins and ends at its instants, by the clock alone', async () => {
      const grant = {
        toOrganisationId: world.ids.northvale.organisationId,
        recordKind: 'user',
        fields: ['displayName'],
        reason: 'Flood response',
        validFromAt: world.now + hours(1),
        validUntilAt: world.now + hours(2),
      };
      await world.done(security(), 'sharingGrant.create', grant);
      const { token } = await world.done<{ token: string }>(
        world.person('northvale', 'securityAdministrator'),
        'apiToken.issue',
        { name: 'Watch', rights: ['directory.read'] },
      );
      const shown = async () =>
        (await list({ token }, 'user.list', { limit: 200 })).filter(
          ({ organisationId }) => organisationId === world.ids.eastmere.organisationId,
        ).length;
      const everybody = world.people('eastmere').length;
      expect(await shown()).toBe(0);
      await world.advance(hours(1) - 1);
      expect(await shown()).toBe(0);
      await world.advance(1);
      expect(await shown()).toBe(everybody);
      await world.advance(hours(1) - 1);
      expect(await shown()).toBe(everybody);
      await world.advance(1);
      expect(await shown()).toBe(0);
      const { eventLog } = world.server.platform;
      for (const { organisationId } of [world.ids.eastmere, world.ids.northvale]) {
        const events = await eventLog.readAfter(organisationId, 0, 9_999);
        const types = events.map(({ type }) => type).filter((type) => type.startsWith('sharingGrant.'));
        expect(types.slice(-3)).toEqual(['sharingGrant.created', 'sharingGrant.begun', 'sharingGrant.ended']);
      }
    });

    it('[Q-05 part] ends at once when the giver ends it, and a suspended colleague is not shown', async () => {
      const grant = {
        toOrganisationId: world.ids.northvale.organisationId,
        recordKind: 'user',
        fields: ['displayName', 'phoneNumber'],
        reason: 'Flood response',
        validFromAt: world.now,
      };
      const { sharingGrantId } = await world.done(security(), 'sharingGrant.create', grant);
      const ann = operator();
      expect(Object.keys(await world.done(councillor(), 'user.read', { userId: ann.userId })).sort()).toEqual([
        'displayName',
        'id',
        'organisationId',
        'phoneNumber',
      ]);
      await world.done(security(), 'user.suspend', { userId: ann.userId, reason: 'Left' });
      expect(codeOf(await world.call(councillor(), 'user.read', { userId: ann.userId }))).toBe('request/not-found');
      const sam = world.person('eastmere', 'supervisor');
      expect((await world.call(councillor(), 'user.read', { userId: sam.userId })).status).toBe(200);
      await world.done(security(), 'sharingGrant.end', { sharingGrantId });
      expect(codeOf(await world.call(councillor(), 'user.read', { userId: sam.userId }))).toBe('request/not-found');
    });

    it('[Q-05 part] can only be fields that are declared shareable', async () => {
      const grant = {
        toOrganisationId: world.ids.northvale.organisationId,
        recordKind: 'user',
        fields: ['email'],
        reason: 'x',
        validFromAt: world.now,
      };
      expect(codeOf(await world.call(security(), 'sharingGrant.create', grant))).toBe('request/malformed');
      const toSelf = { ...grant, fields: ['displayName'], toOrganisationId: world.ids.eastmere.organisationId };
      expect(codeOf(await world.call(security(), 'sharingGrant.create', toSelf))).toBe('sharing/with-yourself');
    });
  });

  describe('lists', () => {
    it.each(['displayName', '-displayName', 'reference', '-reference'])(
      'go on page by page in the order of %s, each once',
      async (sort) => {
        const whole = (await list(operator(), 'user.list', { limit: 200, sort })).map(({ id }) => id);
        const paged: string[] = [];
        let after: string | undefined;
        do {
          const page: Page = await world.done<Page>(operator(), 'user.list', {
            limit: 2,
            sort,
            ...(after && { after }),
          });
          paged.push(...page.items.map(({ id }) => id));
          after = page.next ?? undefined;
        } while (after);
        expect(paged).toEqual(whole);
        expect(new Set(paged).size).toBe(world.people('eastmere').length);
      },
    );

    it('take signs with a meaning in SQL as they are', async () => {
      for (const search of ['%', '_', '\\', "'"])
        expect(await list(operator(), 'user.list', { search }), search).toEqual([]);
      expect((await list(operator(), 'user.list', { search: 'OKAFOR' })).length).toBe(1);
      expect((await list(operator(), 'user.list', { search: '07700900103' })).length).toBe(1);
    });

    it('refuse a place that is no answer of ours', async () => {
      for (const after of ['x', btoa('[1,2]'), btoa('["a","b","c"]'), btoa('{"a":1}')]) {
        expect(codeOf(await world.call(operator(), 'user.list', { after })), after).toBe('request/malformed');
      }
    });
  });
});
