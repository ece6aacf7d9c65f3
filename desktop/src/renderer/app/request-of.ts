import { type Operation, pathParameters } from '@switchboard/shared/access';

/** An operation and its input, laid out for HTTP. */
export interface OutgoingRequest {
  readonly method: string;
  /** Path and query string. */
  readonly target: string;
  readonly body: string | undefined;
}

/** `:parameters` go into the path; the rest of a command into the JSON body, of a question into the query string. */
export function requestOf(operation: Operation, input: Readonly<Record<string, unknown>>): OutgoingRequest {
  const inPath = new Set(pathParameters(operation.path));
  const path = operation.path.replace(/:([A-Za-z]\w*)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const rest = Object.entries(input).filter(([name, value]) => !inPath.has(name) && value !== undefined);
  if (operation.kind === 'command') {
    return { method: operation.method, target: path, body: JSON.stringify(Object.fromEntries(rest)) };
  }
  const query = new URLSearchParams(rest.map(([name, value]) => [name, String(value)])).toString();
  return { method: operation.method, target: query ? `${path}?${query}` : path, body: undefined };
}
