import { flowSchema, type HostedFlow } from '@switchboard/shared/flows';
import { systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import type { FlowRun } from '../storage/flow-runs.ts';
import { definitionOf } from '../storage/flows.ts';
import { safetyRulesOf } from '../storage/safety-rules.ts';

/** More versions than are under way at the same time; the rest are read again. */
const mostKept = 100;

/**
 * Flows as hosts run them. A published version never changes, so it is read once; the rules are read for every turn,
 * so that a new emergency word holds at once. The same version and rules give the same object.
 */
export class HostedFlows {
  readonly #database: Database;
  readonly #kept = new Map<string, HostedFlow>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Undefined when the version is not there: the host gives such a contact to a person. */
  async of({ organisation_id: organisationId, flow_id, flow_number }: FlowRun): Promise<HostedFlow | undefined> {
    const db = this.#database.read(systemScope(organisationId, 'flow.turn'));
    const { rules, version } = await safetyRulesOf(db, organisationId);
    const key = `${flow_id}#${flow_number}#${organisationId}#${version}`;
    const known = this.#kept.get(key);
    if (known) return known;
    const definition = await definitionOf(db, flow_id, flow_number);
    if (definition === undefined) return undefined;
    const hosted = { flow: flowSchema.parse(JSON.parse(definition)), safety: rules };
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(key, hosted);
    return hosted;
  }
}
