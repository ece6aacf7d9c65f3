/**
 * A whole server in a process of its own with a long audit trail, for the drill that takes it out: says when it is
 * ready, samples its own memory, and tells the most it used when asked. Started by fork, spoken to by messages.
 */
import { systemScope } from '../../src/platform/access/scope.ts';
import { World } from '../world.ts';

export interface HostReady {
  readonly ready: { readonly url: string; readonly token: string };
}

export interface HostMemory {
  readonly memory: { readonly beforeMb: number; readonly peakMb: number; readonly faults: number };
}

const entries = Number(process.argv[2]);
const perCommit = 10_000;
const sampleMs = 20;
const megabyte = 1024 * 1024;

const world = await World.open();
const { organisationId } = world.ids.eastmere;
const scope = {
  ...systemScope(organisationId, 'test'),
  actor: { kind: 'user' as const, id: world.people('eastmere')[0]!.userId },
  operation: 'record.view',
};
for (let at = 0; at < entries; at += perCommit) {
  await world.server.platform.database.inTransaction(scope, async (tx) => {
    for (let number = at; number < at + perCommit; number += 1) {
      const subject = { kind: 'record', id: `record-${number}` };
      await tx.audit({ subject, facts: { reason: 'Opened from the list of the day', number } });
    }
  });
}
await world.server.audit.sealNow();
await world.server.audit.anchorNow();

const residentMb = () => Math.round(process.memoryUsage().rss / megabyte);
const beforeMb = residentMb();
let peakMb = beforeMb;
setInterval(() => {
  peakMb = Math.max(peakMb, residentMb());
}, sampleMs).unref();

process.on('message', () => void tellMemory());

async function tellMemory(): Promise<void> {
  const auditor = world.person('eastmere', 'securityAdministrator');
  const { id } = await world.done<{ id: string }>(auditor, 'audit.verify');
  await world.server.platform.jobs.round();
  await world.server.platform.jobs.whenIdle();
  const found = await world.done<{ faultCount: number }>(auditor, 'audit.verification', { verificationId: id });
  process.send!({ memory: { beforeMb, peakMb, faults: found.faultCount } } satisfies HostMemory);
  await world.close();
  process.disconnect();
}
const token = await world.tokenOf(world.person('eastmere', 'securityAdministrator'));
process.send!({ ready: { url: world.server.publicUrl, token } } satisfies HostReady);
