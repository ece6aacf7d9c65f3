import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

describe('signing in', () => {
  it('[Q-02] each person has credentials of her own, and learns who she is and what she may do', async () => {
    const ann = world.person('eastmere', 'operator');
    const me = await world.done(ann, 'session.read');
    expect(me).toMatchObject({
      user: { id: ann.userId, userName: ann.userName },
      organisation: { id: world.ids.eastmere.organisationId, name: 'Eastmere Police' },
      roles: ['operator'],
    });
  });

  it('opens nothing any more once she has signed out', async () => {
    const ann = world.person('eastmere', 'operator');
    await world.done(ann, 'session.end');
    expect(codeOf(await world.call(ann, 'session.read'))).toBe('access/not-signed-in');
  });
});
