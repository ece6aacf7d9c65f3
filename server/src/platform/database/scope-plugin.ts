import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';
import { everyOrganisation, type Scope } from '../access/scope.ts';
import { ScopeBreach } from './scope-breach.ts';
import { ScopeTransformer } from './scope-transformer.ts';

const statements = new Set(['SelectQueryNode', 'InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']);

/**
 * Limits every statement to a scope, so that no query can forget to. Anything that cannot be judged throws:
 * an undeclared table, raw SQL in place of a statement or a table, a change of the schema.
 */
export class ScopePlugin implements KyselyPlugin {
  readonly #scope: Scope;
  readonly #seesShared: boolean;

  /** `seesShared`: questions also see what other organisations share; changes never touch it. */
  constructor(scope: Scope, seesShared: boolean) {
    this.#scope = scope;
    this.#seesShared = seesShared;
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    if (this.#scope.organisationId === everyOrganisation) return node;
    if (!statements.has(node.kind)) throw new ScopeBreach(`${node.kind} is not possible within a scope`);
    return new ScopeTransformer(this.#scope, this.#seesShared).transformNode(node, queryId);
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}
