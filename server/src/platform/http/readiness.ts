import type { Secret } from '@switchboard/shared/configuration';
import type { FastifyInstance } from 'fastify';
import { type Metrics, mayReadMetrics } from '../metrics/index.ts';
import { sendRefusal } from './http-server.ts';

/** `up` and `down` say it of something that should be there; `off` of something that is not configured. */
export type DependencyState = 'up' | 'down' | 'off';

/**
 * Whether this server serves, and how its neighbours are. A neighbour that is down does not make the server unready:
 * what does not need it goes on (design §8).
 */
export class Readiness {
  readonly #dependencies = new Map<string, () => DependencyState | Promise<DependencyState>>();
  #state: 'starting' | 'serving' | 'draining' = 'starting';

  dependency(name: string, state: () => DependencyState | Promise<DependencyState>): void {
    this.#dependencies.set(name, state);
  }

  serving(): void {
    this.#state = 'serving';
  }

  draining(): void {
    this.#state = 'draining';
  }

  isDraining(): boolean {
    return this.#state === 'draining';
  }

  async report(): Promise<{ ready: boolean; state: string; dependencies: Record<string, DependencyState> }> {
    const states = [...this.#dependencies].map(async ([name, state]) => [name, await state()] as const);
    const dependencies = Object.fromEntries(await Promise.all(states));
    return { ready: this.#state === 'serving', state: this.#state, dependencies };
  }
}

export function mountReadiness(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', { logLevel: 'silent' }, async () => ({ alive: true }));
  app.get('/readyz', { logLevel: 'silent' }, async (_request, reply) => {
    const report = await readiness.report();
    return reply.code(report.ready ? 200 : 503).send(report);
  });
}

export function mountMetrics(app: FastifyInstance, metrics: Metrics, token: Secret | undefined): void {
  app.get('/metrics', { logLevel: 'silent' }, async (request, reply) => {
    const reader = { remoteAddress: request.ip, authorization: request.headers.authorization };
    if (!mayReadMetrics(reader, token)) return sendRefusal(request, reply, { code: 'access/denied' });
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}
