import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const source = resolve(import.meta.dirname, '../../src');

/** Where a feature's command reaches beyond its own organisation or service areas, and why it must. */
const commandsBeyond: Readonly<Record<string, string>> = {
  'customer.findable': 'customers belong to the whole organisation, whichever service areas the right is held in',
  'desk.own-record': "one's own record, whichever service areas the right to use a desk is held in",
  'organisation.create': 'the platform operator makes an organisation that is not her own',
  'organisation.name-taken': 'names of organisations are unique in the installation',
  'sharingGrant.partner': 'the organisation something is shared with must exist',
  'sharingGrant.announce': 'both sides of a grant are told',
  'team.name-taken': 'a name is taken also by a team of a service area out of reach',
};

/** Where a feature asks across organisations outside a command. */
const questionsBeyond: Readonly<Record<string, string>> = {
  'session.look-up': 'before sign-in nobody knows whose organisation it is',
  'password.look-up': "one's own account, by the id in the session",
  'link.look-up': 'a one-use link says itself whose it is',
  'api-token.look-up': 'a token says itself whose it is',
  'organisation.list': 'the platform operator sees every organisation',
  'sharingGrant.list': "a received grant stands in its giver's rows",
  'sharingGrant.listPartners': 'names of those something could be shared with',
  setup: 'npm run setup makes an organisation',
  'seed.demo': 'the demonstration makes two',
};

function reasonsIn(files: string[], call: RegExp): string[] {
  const found = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(call)].map((match) => match[1]!));
  return [...new Set(found)].sort();
}

it('[Q-05 part] every way past the scope in identity, customers and seed is written down with its reason', () => {
  const files = ['identity', 'customers', 'seed'].flatMap((feature) =>
    readdirSync(join(source, feature), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => join(source, feature, file)),
  );
  expect(files.length).toBeGreaterThan(40);
  expect(reasonsIn(files, /asSystem\(\s*'([^']+)'/g)).toEqual(Object.keys(commandsBeyond).sort());
  expect(reasonsIn(files, /systemScope\(\s*everyOrganisation,\s*'([^']+)'/g)).toEqual(
    Object.keys(questionsBeyond).sort(),
  );
});
