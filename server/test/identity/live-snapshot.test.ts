import { liveNamespaces, livePath, protocolVersion, type SnapshotMessage } from '@switchboard/shared/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Person, World } from '../world.ts';

let world: World;
const sockets: Socket[] = [];

beforeEach(async () => {
  world = await World.open();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await world.close();
});

/** The first snapshots of a person's desk, by the organisation whose stream they begin. */
async function snapshotsOf(person: Person, streams: number): Promise<Map<string, SnapshotMessage>> {
  const token = await world.tokenOf(person);
  const socket = io(`${world.server.publicUrl}${liveNamespaces.desk}`, {
    path: livePath,
    transports: ['websocket'],
    auth: { protocol: protocolVersion, client: 'test', token },
  });
  sockets.push(socket);
  const snapshots = new Map<string, SnapshotMessage>();
  return new Promise((resolve) => {
    socket.on('snapshot', (message: SnapshotMessage, received: () => void) => {
      received();
      snapshots.set(message.stream, message);
      if (snapshots.size === streams) resolve(snapshots);
    });
  });
}

test('a desk starts from the open teams and service areas of its own organisation', async () => {
  const ann = world.person('eastmere', 'operator');
  const { organisationId, teamIds, areaIds } = world.ids.eastmere;
  const own = (await snapshotsOf(ann, 1)).get(organisationId)!;
  expect(own.reason).toBe('opened');
  expect(own.state['teams']!.map(({ id }) => id).sort()).toEqual([...teamIds].sort());
  expect(own.state['serviceAreas']!.map(({ id }) => id).sort()).toEqual([...areaIds].sort());
});

test('[Q-05 part] what another organisation shares comes as a snapshot of its own, with the granted fields only', async () => {
  const nia = world.person('northvale', 'operator');
  // The demonstration's grant: the police share names and numbers of their teams with the council.
  const shared = (await snapshotsOf(nia, 2)).get(world.ids.eastmere.organisationId)!;
  expect(Object.keys(shared.state)).toEqual(['teams']);
  expect(shared.state['teams']).toHaveLength(world.ids.eastmere.teamIds.length);
  for (const team of shared.state['teams']!) {
    expect(Object.keys(team).sort()).toEqual(['id', 'name', 'organisationId', 'phoneNumber']);
  }
});
