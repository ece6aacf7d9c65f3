import { type Operation, pathParameters } from '@switchboard/shared/access';
import type { InjectOptions } from 'fastify';

/** The HTTP request that calls an operation with this input: path, then query string or JSON body. */
export function requestOf(operation: Operation, input: object): InjectOptions & { method: Operation['method'] } {
  const members = new Map(Object.entries(input));
  const path = pathParameters(operation.path).reduce((url, name) => {
    const value = encodeURIComponent(textOf(members.get(name)));
    members.delete(name);
    return url.replace(`:${name}`, value);
  }, operation.path as string);
  const { method } = operation;
  if (method !== 'GET') return { method, url: path, payload: Object.fromEntries(members) };
  const query = Object.fromEntries([...members].map(([name, value]) => [name, textOf(value)]));
  return { method, url: path, query };
}

/** What a hostile caller may put there is not always something JavaScript can turn into a text by itself. */
function textOf(value: unknown): string {
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed();
}
