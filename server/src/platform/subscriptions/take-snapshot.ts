import type { SnapshotRecord } from '@switchboard/shared/protocol';
import { type Scope, systemScope } from '../access/scope.ts';
import type { Database } from '../database/index.ts';
import type { LiveCatalogue } from './live-catalogue.ts';
import { askingFor, gated } from './snapshot-provider.ts';

export interface TakenSnapshot {
  readonly seq: number;
  readonly state: Record<string, SnapshotRecord[]>;
}

/** What this asker may see of one organisation at one moment, and the number of the last event in it. */
export function takeSnapshot(
  needs: { readonly database: Database; readonly catalogue: LiveCatalogue },
  organisationId: string,
  scope: Scope,
): Promise<TakenSnapshot> {
  return needs.database.readMoment(async (read) => {
    const stream = read(systemScope(organisationId, 'snapshot', scope.traceId));
    const head = await stream.selectFrom('stream_head').select('seq').executeTakeFirst();
    const state: Record<string, SnapshotRecord[]> = {};
    for (const provider of needs.catalogue.providers()) {
      const asking = askingFor(provider, organisationId, scope);
      if (!asking) continue;
      const records = await provider.take({ db: read(asking.scope), scope: asking.scope, organisationId });
      state[provider.name] = gated(records, organisationId, asking);
    }
    return { seq: head?.seq ?? 0, state };
  });
}
