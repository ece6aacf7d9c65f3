import type { FastifyInstance } from 'fastify';

/** Every route of a server as `METHOD /path`, read from Fastify itself, without the HEAD that comes with each GET. */
export function routesOf(http: FastifyInstance): string[] {
  const path: string[] = [];
  return http
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, own, methods] = /^((?:[│ ] {3})*)[├└]── (\S*) \(([A-Z, ]+)\)$/.exec(line) ?? [];
      if (indent === undefined || own === undefined || methods === undefined) return [];
      path.length = indent.length / 4;
      path.push(own);
      // A wildcard is printed without the slash before it.
      const whole = path.join('').replace(/(?<!\/)\*$/, '/*');
      return methods
        .split(', ')
        .filter((method) => method !== 'HEAD')
        .map((method) => `${method} ${whole}`);
    });
}
