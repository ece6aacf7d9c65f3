import { expect, it } from 'vitest';
import { accountsIn } from './stack.ts';

it('finds the demo accounts in what npm start prints', () => {
  const printed = `
Switchboard is ready.
  Desk   http://127.0.0.1:8080/desk

Demo accounts (organisation, role, user name, password)
  Eastmere Police              Operator                 ann   four plain words
  Northvale District Council   Security administrator   sol   four other words

Stop it with Ctrl-C.
server  one   two   three   four
`;
  expect(accountsIn(printed)).toEqual([
    { organisation: 'Eastmere Police', role: 'Operator', userName: 'ann', password: 'four plain words' },
    {
      organisation: 'Northvale District Council',
      role: 'Security administrator',
      userName: 'sol',
      password: 'four other words',
    },
  ]);
});
