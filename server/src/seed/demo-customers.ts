import type { PointInput } from '@switchboard/shared/customers';
import { days } from '@switchboard/shared/kernel';
import { type ImportedCustomer, importCustomer } from '../customers/index.ts';
import { everyOrganisation, systemScope } from '../platform/access/scope.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { councilStories, type DemoCustomer, policeStories } from './demo-customer-people.ts';
import { demoOrganisations } from './demo-people.ts';

const stories = [policeStories, councilStories] as const;
const places = [
  { town: 'Eastmere', area: 'EM', streets: ['Quay Street', 'Lantern Walk', 'Ropery Lane', 'Castle Hill'] },
  { town: 'Northvale', area: 'NV', streets: ['Mill Rise', 'Ford Road', 'Beck Terrace', 'Market Place'] },
] as const;
const firstNames = 'Ada Bryn Carla Dev Edie Femi Greta Hamza Ines Jonah Kezia Liam Mabel Nadia Oskar Petra'.split(' ');
const lastNames =
  'Ashby Barrow Cole Dunn Ellery Frost Garner Hussain Ivers Jessop Kaur Lowe Mensah Noble Oakes Pell'.split(' ');
/** Beside those of the stories; with them about forty in each organisation. */
const others = 32;

/**
 * Gives the demonstration's organisations their customers, all in one commit, where they have none yet: what people
 * have done since stays. The same every time, but for ids and for days counted from today.
 */
export async function seedDemoCustomers({ database }: { readonly database: Database }): Promise<void> {
  const scope = { ...systemScope(everyOrganisation, 'seed.demo'), operation: 'seed.demo' };
  await database.inTransaction(scope, async (tx) => {
    for (const [index, { name }] of demoOrganisations.entries()) {
      const organisation = await tx.db
        .selectFrom('organisation')
        .select('id')
        .where('name', '=', name)
        .executeTakeFirst();
      if (organisation) await seedOrganisation(tx.asOrganisation(organisation.id), index);
    }
  });
}

async function seedOrganisation(tx: Transaction, index: number): Promise<void> {
  if (await tx.db.selectFrom('customer').select('id').limit(1).executeTakeFirst()) return;
  const staff = await tx.db.selectFrom('staff').select('id').orderBy('user_name').limit(2).execute();
  const authors = staff.map(({ id }) => id);
  const known = stories[index] ?? [];
  const everybody = [...known, ...Array.from({ length: others }, (_, at) => somebody(index, at))];
  for (const customer of everybody) await importCustomer(tx, imported(customer, { index, now: tx.now, authors }));
}

/** One of the many: two names, a number, now and then more. The numbers are the same in both organisations. */
function somebody(index: number, at: number): DemoCustomer {
  const { area, streets } = places[index]!;
  const first = firstNames[(at * 5 + index * 3) % firstNames.length]!;
  const last = lastNames[(at * 7 + index * 5 + Math.floor(at / 16)) % lastNames.length]!;
  const year = 1940 + ((at * 13 + index) % 66);
  const month = String((at % 12) + 1).padStart(2, '0');
  return {
    name: `${first} ${last}`,
    bornOn: `${year}-${month}-${String(((at * 3) % 28) + 1).padStart(2, '0')}`,
    language: at % 9 === 4 ? 'cy' : 'en',
    mobile: 200 + at,
    ...(at % 3 === 0 && { landline: 200 + at }),
    ...(at % 2 === 0 && {
      email: `${first}.${last}@${index === 0 ? 'harbourmail' : 'valleymail'}.example`.toLowerCase(),
    }),
    ...(at % 5 === 1 && { handle: `${first}${last}`.toLowerCase() }),
    home: [`${at + 1} ${streets[at % streets.length]!}`, `${area}${(at % 5) + 1} ${(at % 8) + 1}AA`],
  };
}

interface Setting {
  readonly index: number;
  readonly now: number;
  readonly authors: readonly string[];
}

function imported(customer: DemoCustomer, { index, now, authors }: Setting): ImportedCustomer {
  const [lines, postcode] = customer.home;
  const author = (at: number) => authors[at % authors.length] ?? 'seed.demo';
  return {
    kind: customer.kind ?? 'person',
    name: customer.name,
    knownAs: customer.knownAs ?? null,
    bornOn: customer.bornOn ?? null,
    pronouns: customer.pronouns ?? null,
    language: customer.language ?? null,
    preferredChannel: customer.preferredChannel ?? null,
    isResident: true,
    points: pointsOf(customer),
    addresses: [{ kind: 'main', lines, town: places[index]!.town, postcode, uprn: null, sinceOn: null }],
    markers: (customer.markers ?? []).map(({ reviewIn, isRestricted = false, ...marker }, at) => ({
      ...marker,
      isRestricted,
      reviewOn: new Date(now + days(reviewIn)).toISOString().slice(0, 10),
      recordedAt: now - days(40 + at),
      recordedBy: author(at),
    })),
    notes: [
      ...(customer.pinned
        ? [{ text: customer.pinned, isPinned: true, writtenAt: now - days(31), writtenBy: author(0) }]
        : []),
      ...(customer.notes ?? []).map((text, at) => ({
        text,
        isPinned: false,
        writtenAt: now - days(11 + at),
        writtenBy: author(at + 1),
      })),
    ],
  };
}

function pointsOf({ mobile, isMobileUnsafe, landline, email, handle, preferredChannel }: DemoCustomer): PointInput[] {
  const point = (kind: PointInput['kind'], value: string, more: Partial<PointInput> = {}): PointInput => ({
    kind,
    value,
    channel: null,
    label: null,
    isPreferred: false,
    isSafeToUse: true,
    source: null,
    ...more,
  });
  const digits = (number: number) => String(number).padStart(3, '0');
  return [
    ...(mobile === undefined
      ? []
      : [
          point('phone', `07700 900${digits(mobile)}`, {
            label: 'mobile',
            isPreferred: preferredChannel === 'voice',
            isSafeToUse: isMobileUnsafe !== true,
          }),
        ]),
    ...(landline === undefined ? [] : [point('phone', `01632 960${digits(landline)}`, { label: 'home' })]),
    ...(email === undefined ? [] : [point('email', email, { isPreferred: preferredChannel === 'mail' })]),
    ...(handle === undefined ? [] : [point('handle', handle, { channel: 'social' })]),
  ];
}
