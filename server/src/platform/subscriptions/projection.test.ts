import { describe, expect, it } from 'vitest';
import { type Scope, systemScope } from '../access/scope.ts';
import type { DomainEvent } from '../events/event-log.ts';
import { LiveCatalogue } from './live-catalogue.ts';
import { type EventProjection, projected } from './projection.ts';
import { rightsMark, streamsOf } from './rights-mark.ts';
import { askingFor, ForeignRecord, gated, type SnapshotProvider } from './snapshot-provider.ts';

const eastmere = 'eastmere-police';
const northvale = 'northvale-council';

function scopeOf(organisationId: string, more: Partial<Scope> = {}): Scope {
  const actor = { kind: 'user' as const, id: 'ann', userId: 'ann' };
  return { ...systemScope(organisationId, 'test'), actor, access: 'signedIn', ...more };
}

function aFact(more: Partial<DomainEvent> = {}): DomainEvent {
  const actor = { kind: 'user', id: 'sam' };
  const body = { name: 'Roads', memberIds: ['ann'], serviceAreaId: 'roads' };
  const fact = {
    seq: 1,
    eventId: 'e',
    type: 'team.changed',
    occurredAt: 1,
    subjectId: 'team',
    actor,
    traceId: 't',
    body,
  };
  return { organisationId: eastmere, ...fact, ...more };
}

const teamChanged: EventProjection = {
  type: 'team.changed',
  audience: ['directory.read'],
  sharedAs: 'team',
  serviceAreaOf: ({ body }) => body['serviceAreaId'] as string | null,
  bodyFor: ({ body }) => ({ name: body['name'], memberIds: body['memberIds'] }),
};

describe('what a subscriber sees of a fact', () => {
  const all = new Map([['directory.read', 'all']] as const);

  it('nothing without a projection, nothing without the right', () => {
    expect(projected(undefined, aFact(), scopeOf(eastmere, { rights: all }))).toBeNull();
    expect(projected(teamChanged, aFact(), scopeOf(eastmere))).toBeNull();
    expect(projected(teamChanged, aFact(), scopeOf(eastmere, { rights: all }))).toMatchObject({ name: 'Roads' });
  });

  it('only within the service areas of the right; what belongs to the whole organisation is seen in each', () => {
    const inHarbour = scopeOf(eastmere, { rights: new Map([['directory.read', new Set(['harbour'])]]) });
    const inRoads = scopeOf(eastmere, { rights: new Map([['directory.read', new Set(['roads'])]]) });
    expect(projected(teamChanged, aFact(), inHarbour)).toBeNull();
    expect(projected(teamChanged, aFact(), inRoads)).not.toBeNull();
    expect(projected(teamChanged, aFact({ body: { name: 'All', serviceAreaId: null } }), inHarbour)).not.toBeNull();
  });

  it('what is about oneself, and what is for everybody signed in, but not for programs', () => {
    const aboutHer: EventProjection = {
      type: 'session.ended',
      audience: ['thePersonHerself'],
      personOf: ({ body }) => body['userId'] as string,
      bodyFor: () => ({}),
    };
    const ended = aFact({ type: 'session.ended', body: { userId: 'ann' } });
    expect(projected(aboutHer, ended, scopeOf(eastmere))).toEqual({});
    expect(
      projected(aboutHer, ended, scopeOf(eastmere, { actor: { kind: 'user', id: 'ben', userId: 'ben' } })),
    ).toBeNull();
    const forAll: EventProjection = { ...aboutHer, audience: ['everybodySignedIn'] };
    expect(projected(forAll, ended, scopeOf(eastmere))).toEqual({});
    expect(projected(forAll, ended, scopeOf(eastmere, { actor: { kind: 'apiToken', id: 'token' } }))).toBeNull();
  });

  it('[Q-05 part] of another organisation: only with a grant for the kind, only its fields, only with the right', () => {
    const grant = (kind: string, fields: string[]) =>
      new Map([[kind, [{ organisationId: eastmere, fields: new Set(fields) }]]]);
    const ben = (sharedBy: Scope['sharedBy'], rights: Scope['rights'] = all) =>
      scopeOf(northvale, { sharedBy, rights });
    expect(projected(teamChanged, aFact(), ben(new Map()))).toBeNull();
    expect(projected(teamChanged, aFact(), ben(grant('user', ['name'])))).toBeNull();
    expect(projected(teamChanged, aFact(), ben(grant('team', ['name']), new Map()))).toBeNull();
    expect(projected(teamChanged, aFact(), ben(grant('team', ['name'])))).toEqual({ name: 'Roads' });
    expect(projected(teamChanged, aFact(), ben(grant('team', ['phoneNumber'])))).toBeNull();
    expect(
      projected({ ...teamChanged, audience: ['thePersonHerself'] }, aFact(), ben(grant('team', ['name']))),
    ).toBeNull();
    const { sharedAs: _sharedAs, ...unshared } = teamChanged;
    expect(projected(unshared, aFact(), ben(grant('team', ['name'])))).toBeNull();
  });
});

describe('what a subscriber gets in a snapshot', () => {
  const provider: SnapshotProvider = { name: 'teams', right: 'directory.read', sharedAs: 'team', take: async () => [] };
  const rights = new Map([['directory.read', new Set(['roads'])]] as const);
  const sharedBy = new Map([['team', [{ organisationId: eastmere, fields: new Set(['name']) }]]]);

  it('asks a provider only under its right, in the areas of that right', () => {
    expect(askingFor(provider, eastmere, scopeOf(eastmere))).toBeNull();
    expect(askingFor(provider, eastmere, scopeOf(eastmere, { rights }))?.scope).toMatchObject({
      access: 'directory.read',
      areas: new Set(['roads']),
    });
  });

  it('[Q-05 part] keeps to the grant: its organisation, its fields, and no record without any of them', () => {
    const asking = askingFor(provider, eastmere, scopeOf(northvale, { rights, sharedBy }))!;
    const record = { id: 't', organisationId: eastmere, name: 'Roads', memberIds: ['ann'] };
    expect(gated([record], eastmere, asking)).toEqual([{ id: 't', organisationId: eastmere, name: 'Roads' }]);
    expect(gated([{ id: 't', organisationId: eastmere, memberIds: [] }], eastmere, asking)).toEqual([]);
    expect(() => gated([{ ...record, organisationId: northvale }], eastmere, asking)).toThrow(ForeignRecord);
    expect(askingFor(provider, eastmere, scopeOf(northvale, { rights }))).toBeNull();
  });
});

describe('the mark of the rights', () => {
  const rights = new Map([['directory.read', new Set(['roads', 'harbour'])]] as const);
  const sharedBy = new Map([['team', [{ organisationId: northvale, fields: new Set(['name']) }]]]);

  it('is the same for the same rights in any order, and another for any other', () => {
    const mark = rightsMark(scopeOf(eastmere, { rights }), eastmere);
    const reordered = new Map([['directory.read', new Set(['harbour', 'roads'])]] as const);
    expect(rightsMark(scopeOf(eastmere, { rights: reordered, traceId: 'other' }), eastmere)).toBe(mark);
    expect(rightsMark(scopeOf(eastmere, { rights: new Map([['directory.read', 'all']]) }), eastmere)).not.toBe(mark);
    expect(rightsMark(scopeOf(eastmere, { rights, actor: { kind: 'user', id: 'ben' } }), eastmere)).not.toBe(mark);
  });

  it('a sharing grant changes the mark of the stream that it opens, and of no other', () => {
    const [with_, without] = [scopeOf(eastmere, { rights, sharedBy }), scopeOf(eastmere, { rights })];
    expect(rightsMark(with_, eastmere)).toBe(rightsMark(without, eastmere));
    expect(rightsMark(with_, northvale)).not.toBe(rightsMark(without, northvale));
    expect(streamsOf(with_)).toEqual([eastmere, northvale]);
    expect(streamsOf(without)).toEqual([eastmere]);
  });
});

it('a kind of fact is declared once', () => {
  const catalogue = new LiveCatalogue();
  catalogue.projection(teamChanged);
  expect(() => catalogue.projection(teamChanged)).toThrow('team.changed');
});
