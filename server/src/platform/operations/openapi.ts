import { type Operation, pathParameters } from '@switchboard/shared/access';
import { problemSchema, statusOf } from '@switchboard/shared/errors';
import { isTime } from '@switchboard/shared/kernel';
import { z } from 'zod';
import type { OperationRegistry } from './registry.ts';

/** The registered operations as an OpenAPI 3.1 document, from the very schemas that check them. */
export function openApiOf(registry: OperationRegistry, serverUrl: string, version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { operation } of registry.all()) {
    const path = operation.path.replaceAll(/:([A-Za-z]\w*)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: described(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Switchboard', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'switchboard_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function described(operation: Operation): object {
  const inPath = new Set(pathParameters(operation.path));
  const members = Object.entries(operation.input.shape);
  const inQuery = operation.kind === 'query' ? members.filter(([name]) => !inPath.has(name)) : [];
  const inBody = operation.kind === 'command' ? members.filter(([name]) => !inPath.has(name)) : [];
  return {
    operationId: operation.name,
    summary: operation.summary,
    tags: [operation.name.split('.')[0]],
    'x-access': operation.access,
    security: operation.access === 'public' ? [] : [{ session: [] }, { token: [] }],
    parameters: [
      ...members.filter(([name]) => inPath.has(name)).map(([name, schema]) => parameter(name, 'path', schema)),
      ...inQuery.map(([name, schema]) => parameter(name, 'query', schema)),
      ...(operation.kind === 'command' && operation.access !== 'public' ? [idempotencyKey] : []),
    ],
    ...(inBody.length > 0 && { requestBody: body(Object.fromEntries(inBody)) }),
    responses: responses(operation),
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Client-made id of this command; the same id gets the first answer again for seven days',
  schema: { type: 'string', maxLength: 100 },
};

function parameter(name: string, where: 'path' | 'query', schema: unknown): object {
  const required = where === 'path' || !(schema as z.ZodType).safeParse(undefined).success;
  return {
    name,
    in: where,
    required,
    schema: isTime(name)
      ? timeSchema(jsonSchema(schema as z.ZodType, 'input'))
      : jsonSchema(schema as z.ZodType, 'input'),
  };
}

function body(shape: Record<string, unknown>): object {
  const schema = jsonSchema(z.object(shape as z.ZodRawShape), 'input');
  return { required: true, content: { 'application/json': { schema } } };
}

function answerOf(operation: Operation): object {
  if (operation.kind === 'query' && operation.download) {
    return { [operation.download.mediaType]: { schema: { type: 'string' } } };
  }
  return { 'application/json': { schema: jsonSchema(operation.output, 'output') } };
}

function responses(operation: Operation): object {
  const refusals = [
    ...new Set(['request/malformed', 'access/not-signed-in', 'access/denied', ...(operation.refusals ?? [])] as const),
  ];
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const byStatus = Map.groupBy(refusals, (code) => statusOf(code));
  return {
    '200': { description: 'Done', content: answerOf(operation) },
    ...Object.fromEntries(
      [...byStatus].map(([status, codes]) => [status, { description: codes.join(', '), content: problem }]),
    ),
  };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return withTimes(described) as object;
}

/** In REST, members named …At are ISO 8601 texts. */
function withTimes(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withTimes);
  if (schema === null || typeof schema !== 'object') return schema;
  const members = Object.entries(schema).map(([name, member]) => [
    name,
    isTime(name) ? timeSchema(member) : withTimes(member),
  ]);
  return Object.fromEntries(members);
}

function timeSchema(schema: unknown): object {
  const { description } = schema as { description?: string };
  const isNullable = JSON.stringify(schema).includes('"null"');
  return { type: isNullable ? ['string', 'null'] : 'string', format: 'date-time', ...(description && { description }) };
}
