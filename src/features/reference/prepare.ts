import { ERROR_STATUS, type ErrorCode } from '@/contract/errors';
import type { ApiDocument, DocumentedOperation, Entry, Fault, Field, JsonSchema, Reference } from './schema';

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

const isCode = (name: string): name is ErrorCode => Object.hasOwn(ERROR_STATUS, name);

/** A schema as one reads it aloud: "text, up to 120 characters", "one of csat, nps", "integer, 1 to 5, or null". */
export function typeInWords(schema: JsonSchema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.enum) return `one of ${schema.enum.join(', ')}`;
  if (schema.anyOf) return orList(schema.anyOf.map(typeInWords));
  if (Array.isArray(schema.type)) return orList(schema.type.map((type) => typeInWords({ ...schema, type })));
  switch (schema.type) {
    case 'string':
      return textInWords(schema);
    case 'number':
    case 'integer':
      return schema.type + rangeInWords(schema);
    case 'array':
      return `list of ${typeInWords(schema.items ?? {})}${schema.maxItems ? `, ${schema.maxItems} at most` : ''}`;
    case 'object':
      return typeof schema.additionalProperties === 'object' &&
        Object.keys(schema.additionalProperties).length > 0
        ? `object of ${typeInWords(schema.additionalProperties)} by name`
        : 'object';
    default:
      return schema.type ?? 'anything';
  }
}

/** Each alternative once, null last. */
function orList(words: readonly string[]): string {
  const all = [...new Set(words)].toSorted((one, other) => Number(one === 'null') - Number(other === 'null'));
  const last = all.pop() ?? '';
  return all.length > 0
    ? `${all.join(', ')}${all.some((word) => word.includes(', ')) ? ',' : ''} or ${last}`
    : last;
}

function textInWords({ format, maxLength }: JsonSchema): string {
  if (format) return format === 'uuid' || format === 'guid' ? 'UUID' : format;
  return maxLength ? `text, up to ${maxLength} characters` : 'text';
}

function rangeInWords({ minimum, maximum }: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
  return minimum === undefined ? '' : `, ${minimum} or more`;
}

/** What an object inside of a field consists of, with the sign it is reached by; null where there is none. */
function insideOf(schema: JsonSchema): { inner: JsonSchema; sign: string } | null {
  if (schema.properties) return { inner: schema, sign: '.' };
  const some = schema.anyOf?.find(({ properties }) => properties);
  if (some) return { inner: some, sign: '.' };
  if (schema.items?.properties) return { inner: schema.items, sign: '[].' };
  const { additionalProperties: each } = schema;
  return typeof each === 'object' && each.properties ? { inner: each, sign: '.*.' } : null;
}

/** The fields of an object, those of objects in it after them. */
export function fieldsOf({ properties = {}, required = [] }: JsonSchema, before = ''): Field[] {
  // What must be there comes first.
  const inOrder = Object.entries(properties).toSorted(
    ([one], [other]) => Number(required.includes(other)) - Number(required.includes(one)),
  );
  return inOrder.flatMap(([name, schema]) => {
    const inside = insideOf(schema);
    const usual = schema.default;
    const spoken =
      ['string', 'number', 'boolean'].includes(typeof usual) && usual !== '' ? ` Usually ${usual}.` : '';
    const field = {
      name: before + name,
      type: typeInWords(schema),
      required: required.includes(name),
      description: (schema.description ?? '') + spoken,
    };
    return [field, ...(inside ? fieldsOf(inside.inner, `${before}${name}${inside.sign}`) : [])];
  });
}

/** The document as the page shows it. */
export function prepareReference(document: ApiDocument): Reference {
  const schemas = document.components.schemas as Record<string, JsonSchema>;
  const faultOf = (code: ErrorCode): Fault => ({
    status: ERROR_STATUS[code],
    code,
    text: document.components.responses[code]?.description ?? '',
  });

  function entryOf(path: string, method: string, operation: DocumentedOperation): Entry {
    const { responses = {}, parameters = [] } = operation;
    const [status = '', success] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
    const answer = success?.content?.['application/json'];
    const sent = operation.requestBody?.content?.['application/json']?.schema?.$ref;
    const codes = Object.values(responses).flatMap(({ $ref }) => ($ref ? [nameOf($ref)] : []));
    return {
      id: operation.operationId ?? '',
      method: method.toUpperCase(),
      path,
      summary: operation.summary ?? '',
      description: operation.description ?? '',
      secret: (operation.security ?? []).length > 0,
      parameters: parameters.map(({ name, schema, required, description }) => {
        const [field] = fieldsOf({ properties: { [name]: schema }, required: required ? [name] : [] });
        return {
          name,
          type: '',
          ...field,
          required,
          description: (description ?? '') + (field?.description ?? ''),
        };
      }),
      body: sent ? fieldsOf(schemas[nameOf(sent)] ?? {}) : [],
      answers: { status, object: answer?.schema?.$ref ? nameOf(answer.schema.$ref) : null },
      shown: answer?.example === undefined ? null : JSON.stringify(answer.example, null, 2),
      faults: codes.filter(isCode).map(faultOf),
      samples: operation['x-codeSamples'] ?? [],
    };
  }

  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, DocumentedOperation>).map(([method, operation]) => ({
      tag: operation.tags?.[0] ?? '',
      entry: entryOf(path, method, operation),
    })),
  );
  const first = entries.find(({ entry }) => entry.id === 'listMaps');
  const answered = new Set(entries.flatMap(({ entry }) => entry.answers.object ?? []));
  // A page is named after the object it holds, which is shown for itself.
  for (const name of [...answered])
    for (const { type } of fieldsOf(schemas[name] ?? {}))
      for (const other of Object.keys(schemas)) if (type === `list of ${other}`) answered.add(other);
  return {
    introduction: document.info.description,
    first: first?.entry.samples.find(({ label }) => label === 'curl')?.source ?? '',
    groups: document.tags.map(({ name, description }) => ({
      name,
      description,
      entries: entries.filter(({ tag }) => tag === name).map(({ entry }) => entry),
    })),
    objects: [...answered, 'Error'].map((name) => ({ name, fields: fieldsOf(schemas[name] ?? {}) })),
    faults: (Object.keys(ERROR_STATUS) as ErrorCode[]).map(faultOf),
  };
}
