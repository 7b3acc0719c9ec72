import { expect, test } from 'vitest';
import { openApiDocument } from '@/rest/openapi';
import { OPERATIONS } from '@/rest/table';
import { prepareReference, typeInWords } from './prepare';

const reference = prepareReference(openApiDocument());
const entries = reference.groups.flatMap((group) => group.entries);

test('the page has every operation of the API, each with an example in every language', () => {
  expect(entries.map(({ id }) => id).toSorted()).toEqual(OPERATIONS.map(({ id }) => id).toSorted());
  for (const { id, samples, answers, shown } of entries) {
    expect(
      samples.map(({ label }) => label),
      id,
    ).toEqual(['curl', 'Node', 'Python', 'PHP']);
    for (const { source } of samples) expect(source, id).toContain('http://localhost:3000/api/v1/');
    expect(Boolean(answers.object), id).toBe(shown !== null);
  }
});

test('whatever an operation answers is described, with what is inside of it', () => {
  const objects = new Map(
    reference.objects.map(({ name, fields }) => [name, fields.map((field) => field.name)]),
  );
  for (const { answers } of entries)
    if (answers.object) expect([...objects.keys()]).toContain(answers.object);
  expect(objects.get('MapDetail')).toContain('stages[].touchpoints[].slug');
  expect(objects.get('Survey')).toContain('texts.*.question');
  expect(objects.get('Rating')).toContain('answeredAt');
  expect(objects.get('Error')).toContain('error.issues[].path');
});

test('parameters and fields say whether they must be there', () => {
  const metrics = entries.find(({ id }) => id === 'getMetrics');
  expect(metrics?.parameters.map(({ name, required }) => [name, required])).toEqual([
    ['touchpoint', true],
    ['from', true],
    ['to', true],
    ['persona', false],
    ['by', false],
    ['raw', false],
  ]);
  const stage = entries.find(({ id }) => id === 'createStage');
  expect(stage?.body.filter(({ required }) => required).map(({ name }) => name)).toEqual(['mapId', 'name']);
  expect(stage?.faults.map(({ status }) => status)).toEqual([
    400, 401, 403, 404, 409, 413, 415, 422, 429, 503,
  ]);
});

test('types are words', () => {
  expect(typeInWords({ type: 'string', maxLength: 120 })).toBe('text, up to 120 characters');
  expect(typeInWords({ anyOf: [{ type: 'null' }, { type: 'integer', minimum: 1, maximum: 5 }] })).toBe(
    'integer, 1 to 5, or null',
  );
  expect(typeInWords({ type: ['string', 'null'] })).toBe('text or null');
  expect(typeInWords({ type: 'array', items: { $ref: '#/components/schemas/Map' } })).toBe('list of Map');
  expect(typeInWords({ enum: ['csat', 'nps'] })).toBe('one of csat, nps');
});

test('it begins with an example that is tested like all others', () => {
  expect(reference.first).toContain("curl 'http://localhost:3000/api/v1/maps?");
});
