import { pathParameters } from '@switchboard/shared/access';
import { refusalCodes, statusOf } from '@switchboard/shared/errors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { World } from '../world.ts';

interface Described {
  operationId: string;
  summary: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean; schema: { type?: string; format?: string } }[];
  requestBody?: { content: Record<string, { schema: { properties: Record<string, unknown>; required?: string[] } }> };
  responses: Record<string, { description: string }>;
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, unknown> };
}

let world: World;
let document: Document;

beforeAll(async () => {
  world = await World.open();
  document = (await (await fetch(`${world.server.publicUrl}/api/openapi.json`)).json()) as Document;
});
afterAll(() => world.close());

const described = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the OpenAPI document', () => {
  test('describes every operation of this server once, and nothing else', () => {
    expect(document.openapi).toBe('3.1.0');
    const registered = world.server.platform.registry.all().map(({ operation }) => operation.name);
    expect(
      described()
        .map(({ operation }) => operation.operationId)
        .sort(),
    ).toEqual(registered.sort());
  });

  test('says of each what it needs, where, and whether it must be there', () => {
    for (const { operation } of world.server.platform.registry.all()) {
      const { operation: shown } = described().find((one) => one.operation.operationId === operation.name)!;
      const inPath = shown.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(inPath, operation.name).toEqual(pathParameters(operation.path));
      const bodied = Object.keys(shown.requestBody?.content['application/json']!.schema.properties ?? {});
      const asked = shown.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
      expect([...inPath, ...bodied, ...asked].sort(), operation.name).toEqual(
        Object.keys(operation.input.shape).sort(),
      );
      const needsId = operation.kind === 'command' && operation.access !== 'public';
      expect(
        shown.parameters.some(({ name }) => name === 'Idempotency-Key'),
        operation.name,
      ).toBe(needsId);
      expect(shown.security.length > 0, operation.name).toBe(operation.access !== 'public');
    }
  });

  test('times are ISO 8601 wherever they stand', () => {
    const text = JSON.stringify(document);
    const times = [...text.matchAll(/"(\w+[a-z]At)":\{([^}]*)\}/g)];
    expect(times.length).toBeGreaterThan(20);
    for (const [, name, schema] of times) expect(schema, name).toContain('"format":"date-time"');
  });

  test('every reference leads somewhere, and every refusal is one of ours under its own status', () => {
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components.schemas).toHaveProperty(name!);
    }
    for (const { operation } of described()) {
      for (const [status, { description }] of Object.entries(operation.responses)) {
        if (status === '200') continue;
        for (const code of description.split(', ')) {
          expect(Object.keys(refusalCodes)).toContain(code);
          expect(statusOf(code as keyof typeof refusalCodes)).toBe(Number(status));
        }
      }
    }
  });

  test('an answer keeps to what the document promises: a list with its times and its next', async () => {
    const sasha = world.person('eastmere', 'securityAdministrator');
    const { items, next } = await world.done<{ items: { createdAt: string }[]; next: string | null }>(
      sasha,
      'user.list',
      {
        limit: 2,
      },
    );
    expect(items).toHaveLength(2);
    expect(next).toEqual(expect.any(String));
    for (const { createdAt } of items) expect(new Date(createdAt).toISOString()).toBe(createdAt);
  });
});
