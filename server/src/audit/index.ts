import { minutes } from '@switchboard/shared/kernel';
import type { Database } from '../platform/database/index.ts';
import { Ticker } from '../platform/jobs/index.ts';
import type { Platform } from '../platform/platform.ts';
import { brokenTrails, registerBackgroundWork } from './api/background-work.ts';
import { registerCommands } from './api/register-commands.ts';
import { registerQuestions } from './api/register-questions.ts';
import type { VerifiedTrail } from './domain/verification-report.ts';
import { tellAnchorAt } from './gateways/tell-anchor.ts';
import type { ActorNames } from './ports.ts';
import { AnchorFiles, anchorFolder } from './storage/anchor-file.ts';
import { chainHashes as hashes } from './storage/chain-hashes.ts';
import { headStore } from './storage/chain-state.ts';
import { sealingStore } from './storage/sealing.ts';
import { trailReader } from './storage/trail-reader.ts';
import { makeAnchorHeads } from './use-cases/anchor-heads.ts';
import { makeSealTrail } from './use-cases/seal-trail.ts';
import { makeVerifyTrail } from './use-cases/verify-trail.ts';
import './storage/tables.ts';

export { reportOf } from './domain/verification-report.ts';
export type { ActorNames } from './ports.ts';
export { anchorFolder } from './storage/anchor-file.ts';
export { auditMigrations } from './storage/migrations.ts';

const sealEveryMs = 500;
const anchorEveryMs = minutes(1);
/** A node that found another one sealing lets it, for so many rounds. */
const roundsLeftToTheOther = 6;

type AuditPlatform = Pick<Platform, 'registry' | 'jobs' | 'database' | 'clock' | 'log' | 'metrics' | 'configuration'>;

/** The sealing and anchoring that goes on beside the operations. */
export interface AuditWork {
  start(): void;
  /** Seals and anchors what is left, so that a server that was stopped in order leaves no unsealed tail. */
  stop(): Promise<void>;
  /** Seals all that is recorded; for whoever cannot wait for the next round. */
  sealNow(): Promise<void>;
  anchorNow(): Promise<void>;
}

/** Registers the operations of the audit trail and its background work. */
export function registerAudit(platform: AuditPlatform, actorNames: ActorNames): AuditWork {
  const { registry, jobs, database, clock, log, metrics, configuration } = platform;
  const anchors = new AnchorFiles(anchorFolder(configuration.dataDir));
  registerQuestions(registry, actorNames);
  registerCommands(registry);
  const verify = makeVerifyTrail({ trail: trailReader(database), anchors, hashes });
  registerBackgroundWork({ jobs, database, verify, log });
  metrics.levelOf({ name: 'audit_trails_broken', help: 'Audit trails that were found not to be whole' }, () =>
    brokenTrails(database),
  );
  const seal = makeSealTrail({ store: sealingStore(database), hashes });
  const anchor = makeAnchorHeads({
    heads: headStore(database),
    log: anchors,
    tell: configuration.auditAnchorUrl && tellAnchorAt(configuration.auditAnchorUrl, log),
    clock,
    onContradiction: (organisationId, seq) =>
      log.error({ organisationId, seq }, 'An audit chain ends otherwise than it was anchored: have it verified'),
  });
  return backgroundOf(seal, anchor, log);
}

function backgroundOf(
  seal: ReturnType<typeof makeSealTrail>,
  anchor: ReturnType<typeof makeAnchorHeads>,
  log: Platform['log'],
): AuditWork {
  let leaveToOther = 0;
  const sealRound = async () => {
    if (leaveToOther > 0) {
      leaveToOther -= 1;
      return;
    }
    const { overtaken } = await seal();
    if (overtaken) leaveToOther = roundsLeftToTheOther;
  };
  const sealing = new Ticker({ name: 'audit.seal', pauseMs: sealEveryMs, round: sealRound, log });
  const anchoring = new Ticker({ name: 'audit.anchor', pauseMs: anchorEveryMs, round: anchor, log });
  const sealNow = async () => void (await seal());
  const anchorNow = async () => void (await anchor());
  return {
    start() {
      sealing.start();
      anchoring.start();
    },
    async stop() {
      await Promise.all([sealing.stop(), anchoring.stop()]);
      await sealNow();
      await anchorNow();
    },
    sealNow,
    anchorNow,
  };
}

/** Verifies the trail of every organisation there is or was, without changing anything. For `npm run audit:verify`. */
export async function* verifyAllTrails(database: Database, anchors: string): AsyncGenerator<VerifiedTrail> {
  const log = new AnchorFiles(anchors);
  const trail = trailReader(database);
  const verify = makeVerifyTrail({ trail, anchors: log, hashes });
  const organisations = new Set([...(await trail.organisations()), ...(await log.organisations())]);
  for (const organisationId of [...organisations].sort()) {
    yield { organisationId, findings: await verify(organisationId) };
  }
}
