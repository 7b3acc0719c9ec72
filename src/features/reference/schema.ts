/** A schema of an OpenAPI document, as far as it is drawn. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  description?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  default?: unknown;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  anyOf?: JsonSchema[];
}

interface Media {
  content?: Record<string, { schema?: JsonSchema; example?: unknown }>;
}

/** An operation of an OpenAPI document, as far as it is drawn. */
export interface DocumentedOperation {
  operationId?: string;
  tags?: string[];
  summary?: string;
  description?: string;
  security?: object[];
  parameters?: { name: string; in: string; required: boolean; description?: string; schema: JsonSchema }[];
  requestBody?: Media;
  responses?: Record<string, Media & { $ref?: string; description?: string }>;
  'x-codeSamples'?: { lang: string; label: string; source: string }[];
}

/** An OpenAPI document, as far as it is drawn. */
export interface ApiDocument {
  info: { description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, unknown>;
  components: {
    schemas: Record<string, unknown>;
    responses: Record<string, { description: string }>;
  };
}

/** A field of an object, or a parameter. */
export interface Field {
  /** With dots for what is inside another one: `stages[].name`. */
  name: string;
  /** In words: "integer, 1 to 5, or null". */
  type: string;
  required: boolean;
  description: string;
}

export interface Fault {
  status: number;
  code: string;
  text: string;
}

/** One operation as the page shows it. */
export interface Entry {
  /** Its anchor. */
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  /** Takes a secret key. */
  secret: boolean;
  parameters: Field[];
  body: Field[];
  /** Status of a success, and the object it answers, when there is one. */
  answers: { status: string; object: string | null };
  /** An answer, as JSON. */
  shown: string | null;
  faults: Fault[];
  samples: { label: string; source: string }[];
}

export interface Reference {
  introduction: string;
  /** An example to begin with, for a shell. */
  first: string;
  groups: { name: string; description: string; entries: Entry[] }[];
  /** What is answered, by name. */
  objects: { name: string; fields: Field[] }[];
  faults: Fault[];
}
