import Fastify from 'fastify';
import { afterAll, expect, it } from 'vitest';
import { World } from '../world.ts';
import { routesOf } from './route-list.ts';

/** Pages and documents that anybody may fetch, each for a reason. Everything else is an operation with a right. */
const publicPages: Readonly<Record<string, string>> = {
  'GET /': 'leads to the desk',
  'GET /desk': 'the page of the desk; it shows nothing before sign-in',
  'GET /desk/*': 'the same page for every screen',
  'GET /desk/assets/*': 'scripts and styles of the desk',
  'GET /api/openapi.json': 'the description of the interface',
  'GET /healthz': 'alive or not',
  'GET /readyz': 'ready or not, and which neighbours are there',
  'GET /metrics': 'only from this machine or with METRICS_TOKEN',
};

const world = await World.open();
afterAll(() => world.close());

it('[Q-02] every route is a declared operation or stands on the written list of public pages', () => {
  const operations = world.server.platform.registry
    .all()
    .map(({ operation }) => `${operation.method} ${operation.path}`);
  const routes = routesOf(world.server.platform.http);
  expect(routes.length, 'the guard sees every route').toBeGreaterThanOrEqual(operations.length);
  expect(routes.filter((route) => !operations.includes(route) && !(route in publicPages))).toEqual([]);
  expect(operations.filter((operation) => !routes.includes(operation))).toEqual([]);
});

it('a route that nobody declared would be found, however deep it lies', async () => {
  const app = Fastify();
  for (const url of ['/', '/desk', '/desk/*', '/api/v1/teams', '/api/v1/teams/:teamId/backdoor', '/api/v1/team']) {
    app.get(url, async () => ({}));
  }
  await app.ready();
  expect(routesOf(app).sort()).toEqual([
    'GET /',
    'GET /api/v1/team',
    'GET /api/v1/teams',
    'GET /api/v1/teams/:teamId/backdoor',
    'GET /desk',
    'GET /desk/*',
  ]);
});
