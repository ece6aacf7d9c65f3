import { type Operation, pathParameters } from '@switchboard/shared/access';
import type { InjectOptions } from 'fastify';

/** The HTTP request that calls an operation with this input: path, then query string or JSON body. */
export function requestOf(operation: Operation, input: object): InjectOptions & { method: Operation['method'] } {
  const members = new Map(Object.entries(input));
  const path = pathParameters(operation.path).reduce((url, name) => {
    const value = encodeURIComponent(String(members.get(name)).toWellFormed());
    members.delete(name);
    return url.replace(`:${name}`, value);
  }, operation.path as string);
  const { method } = operation;
  if (method !== 'GET') return { method, url: path, payload: Object.fromEntries(members) };
  const query = Object.fromEntries([...members].map(([name, value]) => [name, String(value).toWellFormed()]));
  return { method, url: path, query };
}
