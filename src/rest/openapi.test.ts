import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { READ_SAMPLE } from './examples';
import { openApiDocument, openApiHandler } from './openapi';
import { OPERATIONS } from './table';

test('the document is valid OpenAPI 3.1, and whatever it refers to is in it', async () => {
  const document = openApiDocument();
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)].map(([, kind, name]) => [
    kind,
    name,
  ]);
  expect(names.length).toBeGreaterThan(100);
  const { schemas, responses } = document.components;
  for (const [kind, name = ''] of names)
    expect(Object.keys(kind === 'schemas' ? schemas : responses)).toContain(name);
  expect(text).not.toContain('$defs');
});

test('it is for everybody, from any page', async () => {
  const answer = await openApiHandler(new Request('http://localhost:3000/api/v1/openapi.json'));
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.json()).toMatchObject({
    openapi: '3.1.1',
    servers: [{ url: 'http://localhost:3000/api/v1' }],
  });
});

test.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
  'what the document shows of %s is as its schemas have it',
  (id, { path, method, query, body, answer, example, shows }) => {
    expect(OPERATIONS.filter((other) => other.id === id)).toHaveLength(1);
    expect(OPERATIONS.filter((other) => other.path === path && other.method === method)).toHaveLength(1);
    const asked = example(READ_SAMPLE);
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(asked.params ?? {})).toEqual(names);
    if (query) query.parse(asked.query ?? {});
    else expect(asked.query).toBeUndefined();
    expect(Boolean(asked.body)).toBe(Boolean(body));
    if (body) body.schema.parse(asked.body);
    expect(Boolean(shows)).toBe(Boolean(answer));
    if (answer && shows) expect(answer.schema.parse(shows(READ_SAMPLE))).toEqual(shows(READ_SAMPLE));
  },
);
