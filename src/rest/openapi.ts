import { z } from 'zod';
import { ERROR_STATUS, type ErrorCode } from '@/contract/errors';
import { publicUrl } from '@/server/env';
import { type Component, type Operation, TAGS } from '@/server/operation';
import type { RestHandler } from '@/server/rest';
import { READ_SAMPLE } from './examples';
import { samplesOf } from './samples';
import { OPERATIONS } from './table';

type Json = Record<string, unknown>;

const TAG_TEXTS: Readonly<Record<(typeof TAGS)[number], string>> = {
  Maps: 'A map is one journey of customers, with its stages and touchpoints.',
  Stages: 'A stage is a column of a map.',
  Touchpoints:
    'A touchpoint is one interaction inside a stage. Its slug names it in snippets, links and here.',
  Surveys:
    'A survey is the question asked at a touchpoint. Its type never changes: another type is another survey.',
  Ratings: 'A rating is one customer’s answer at one touchpoint.',
  Metrics: 'Figures with their intervals, as the map shows them.',
  Widget: 'What pages use, with a public key: the widget does all of this by itself.',
};

const refOf = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Codes an operation may answer, the usual ones of its kind and its own. */
export function faultsOf({ permission, path, query, body, faults }: Operation): ErrorCode[] {
  const codes = new Set<ErrorCode>(['unauthenticated', 'rate_limited', 'unavailable', ...faults]);
  if (permission) codes.add('forbidden');
  if (path.includes('{id}')) codes.add('not_found');
  if (query) codes.add('invalid');
  if (body) for (const code of BODY_FAULTS) codes.add(code);
  return [...codes].toSorted((one, other) => ERROR_STATUS[one] - ERROR_STATUS[other]);
}

const BODY_FAULTS: readonly ErrorCode[] = ['malformed', 'too_large', 'unsupported_media_type', 'invalid'];

const FAULT_TEXTS: Readonly<Record<ErrorCode, string>> = {
  malformed: 'The body is not JSON in UTF-8.',
  unauthenticated: 'The key is missing, unknown or was revoked.',
  forbidden: 'The key does not allow this here.',
  not_found: 'There is nothing with this name or id.',
  method_not_allowed: 'The address does not know this method; `Allow` says which it does.',
  conflict: 'Something else is stored by now. Nothing was changed.',
  too_large: 'The body is too large.',
  unsupported_media_type: 'The body is not JSON.',
  invalid: 'Some values are not valid; `issues` says which and why. Nothing was changed.',
  rate_limited: 'Too many requests. `Retry-After` says when to try again.',
  internal: 'Something went wrong on our side. Nothing was changed.',
  unavailable: 'The database is away for a moment. `Retry-After` says when to try again.',
};

const errorSchema = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
    message: z.string().describe('A sentence for people: what happened, what is safe, what to do.'),
    issues: z
      .array(z.object({ path: z.string().describe('The field, with dots.'), message: z.string() }))
      .optional()
      .describe('What is wrong with which value.'),
  }),
});

/** Whatever the converter adds that says nothing to people: limits of the language, expressions of known formats. */
function tidy({ jsonSchema: schema }: { jsonSchema: Json }): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.format !== undefined) delete schema.pattern;
}

function convert(components: readonly Component[], io: 'input' | 'output'): Record<string, Json> {
  const registry = z.registry<{ id: string }>();
  const names = new Map<string, z.ZodType>();
  for (const { name, schema } of components) {
    if (names.has(name) && names.get(name) !== schema) throw new Error(`Two schemas are called ${name}`);
    names.set(name, schema);
    registry.add(schema, { id: name });
  }
  const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => refOf(id).$ref, override: tidy });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema as Json]),
  );
}

const isComponent = (component: Component | undefined): component is Component => component !== undefined;

function parametersOf({ path, query, example }: Operation): Json[] {
  const { params = {}, query: asked = {} } = example(READ_SAMPLE);
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', ...(name === 'id' ? { format: 'uuid' } : {}) },
    example: params[name],
  }));
  if (!query) return inPath;
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', override: tidy });
  const inQuery = Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Json;
    return {
      name,
      in: 'query',
      required: required.includes(name),
      ...(description ? { description } : {}),
      schema,
      ...(asked[name] === undefined ? {} : { example: asked[name] }),
    };
  });
  return [...inPath, ...inQuery];
}

function responsesOf(operation: Operation): Json {
  const { status = 200, answer, shows } = operation;
  const content = answer && {
    'application/json': {
      schema: refOf(answer.name),
      ...(shows ? { example: shows(READ_SAMPLE) } : {}),
    },
  };
  const success = answer
    ? { [status]: { description: 'Done.', content } }
    : { 204: { description: 'Done.' } };
  const partly =
    operation.id === 'createRatings' ? { 207: { description: 'Some were refused.', content } } : {};
  const faults = faultsOf(operation).map((code) => [ERROR_STATUS[code], refTo(code)]);
  return { ...success, ...partly, ...Object.fromEntries(faults) };
}

const refTo = (code: ErrorCode) => ({ $ref: `#/components/responses/${code}` });

function operationOf(operation: Operation): Json {
  const { id, tag, summary, description, permission, body, example } = operation;
  const parameters = parametersOf(operation);
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    security: permission ? [{ secretKey: [] }] : [],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: refOf(body.name), example: example(READ_SAMPLE).body },
            },
          },
        }
      : {}),
    responses: responsesOf(operation),
    'x-codeSamples': samplesOf(operation, READ_SAMPLE, publicUrl()),
  };
}

/** The REST API as an OpenAPI 3.1 document, from the table that also answers it. */
export function openApiDocument() {
  const inputs = convert(OPERATIONS.map(({ body }) => body).filter(isComponent), 'input');
  const answers = OPERATIONS.flatMap(({ answer }) => [answer, answer?.holds]).filter(isComponent);
  const outputs = convert([...answers, { name: 'Error', schema: errorSchema }], 'output');
  const paths: Record<string, Json> = {};
  for (const operation of OPERATIONS)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: operationOf(operation),
    };
  const content = { 'application/json': { schema: refOf('Error') } };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Touchline API',
      version: '1',
      description:
        'Maps, stages, touchpoints, surveys, ratings and figures of a workspace. Keys are made in the settings of ' +
        'the workspace; a secret key holds what an editor holds and must never stand in a page.',
    },
    servers: [{ url: `${publicUrl()}/api/v1` }],
    tags: TAGS.map((name) => ({ name, description: TAG_TEXTS[name] })),
    paths,
    components: {
      securitySchemes: {
        secretKey: { type: 'http', scheme: 'bearer', description: 'Authorization: Bearer sk_…' },
      },
      schemas: { ...inputs, ...outputs },
      responses: Object.fromEntries(
        Object.entries(FAULT_TEXTS).map(([code, description]) => [code, { description, content }]),
      ),
    },
  };
}

export type OpenApiDocument = ReturnType<typeof openApiDocument>;

let written: string | undefined;

/** GET /api/v1/openapi.json: for everybody, from any page. */
export const openApiHandler: RestHandler = async () => {
  written ??= JSON.stringify(openApiDocument());
  return new Response(written, {
    headers: {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    },
  });
};
