import { closureFactSchema, closureOperations } from '@switchboard/shared/hours';
import { accepted } from '@switchboard/shared/kernel';
import type { Platform } from '../../platform/platform.ts';
import { actorName } from '../storage/actor-name.ts';
import { closuresToSee } from '../storage/closures.ts';
import { declareClosure, liftClosure } from '../use-cases/closures.ts';

export function registerClosures({ registry, catalogue, clock }: Pick<Platform, 'registry' | 'catalogue' | 'clock'>) {
  registry.query(closureOperations.list, async ({ scope, db, now }) =>
    accepted({ items: await closuresToSee(db, scope.organisationId, now), at: now }),
  );
  registry.command(closureOperations.declare, async ({ scope, tx }, input) =>
    declareClosure(tx, { ...input, by: await actorName(tx.db, scope) }),
  );
  registry.command(closureOperations.lift, async ({ scope, tx }, input) =>
    liftClosure(tx, { ...input, by: await actorName(tx.db, scope) }),
  );
  catalogue.projection({
    type: 'closure.changed',
    audience: ['directory.read'],
    bodyFor: ({ body }) => closureFactSchema.parse(body),
  });
  catalogue.snapshot({
    name: 'closures',
    right: 'directory.read',
    take: ({ db, organisationId }) => closuresToSee(db, organisationId, clock()),
  });
}
