import { createHmac, randomBytes } from 'node:crypto';
import { Engine } from 'php-parser';

/** A node of the tree, as far as the examples go. */
interface Node {
  kind: string;
  name?: string | Node;
  value?: unknown;
  type?: string;
  what?: Node;
  arguments?: Node[];
  items?: Node[];
  key?: Node | null;
  left?: Node;
  right?: Node;
  expression?: Node;
  operator?: string;
  expr?: Node;
  test?: Node;
  body?: Node;
  children?: Node[];
}

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
type Options = Record<string, Value>;
/** What the program calls and PHP has not: a value, or the work that a function given to it stands for. */
export type Functions = Record<string, (...given: (Value | (() => Promise<void>))[]) => Value>;

/** What `curl_init` made, and what was set on it. */
interface Curl {
  url: string;
  options: Options;
}

const odd = (node: Node | undefined) => new Error(`Not read by this test: ${JSON.stringify(node)}`);

/**
 * Runs an example in PHP where there is no PHP: reads it with a parser of the language and does what its calls say. It
 * knows no more of the language than the examples use, and throws at anything else. What is printed, or the status where
 * nothing is answered. `functions` are those of what the example is a part of.
 */
export async function runPhp(
  source: string,
  env: NodeJS.ProcessEnv,
  functions: Functions = {},
): Promise<string> {
  const program = new Engine({ parser: { extractDoc: false } }).parseCode(
    source,
    'example.php',
  ) as unknown as {
    children: Node[];
    errors: unknown[];
  };
  if (program.errors.length > 0) throw new Error(`No PHP: ${JSON.stringify(program.errors)}`);
  const request: Curl = { url: '', options: {} };
  let answer = '';
  let status = 0;
  let printed = '';
  const variables = new Map<string, Value>();
  const constants = new Map<string, Value>();

  function read(node: Node | undefined): Value {
    switch (node?.kind) {
      case 'string':
      case 'nowdoc':
        return String(node.value);
      case 'number':
        return Number(node.value);
      case 'boolean':
        return Boolean(node.value);
      case 'nullkeyword':
        return null;
      case 'cast':
        return String(read(node.expr));
      case 'name':
        return constants.get(String(node.name)) ?? null;
      case 'bin':
        if (node.type === '&&') return Boolean(read(node.left)) && Boolean(read(node.right));
        if (node.type === '.') return String(read(node.left)) + String(read(node.right));
        if (node.type === '+') return Number(read(node.left)) + Number(read(node.right));
        if (node.type === '*') return Number(read(node.left)) * Number(read(node.right));
        throw odd(node);
      case 'array':
        return arrayOf(node.items ?? []);
      case 'variable':
        return variables.get(String(node.name)) ?? null;
      case 'call':
        return callOf(node);
      default:
        throw odd(node);
    }
  }

  function arrayOf(items: Node[]): Value {
    if (items.every(({ key }) => key === null)) return items.map(({ value }) => read(value as Node));
    return Object.fromEntries(items.map(({ key, value }) => [nameOf(key), read(value as Node)]));
  }

  const nameOf = (key: Node | null | undefined): string =>
    key?.kind === 'name' ? String(key.name) : String(read(key ?? undefined));

  function callOf({ what, arguments: given = [] }: Node): Value {
    const own = Object.hasOwn(functions, String(what?.name)) ? functions[String(what?.name)] : undefined;
    if (own) return own(...given.map((one) => (one.kind === 'closure' ? () => runAll(one.body) : read(one))));
    switch (what?.name) {
      case 'define':
        constants.set(String(read(given[0])), read(given[1]));
        return true;
      case 'defined':
        return constants.has(String(read(given[0])));
      case 'getenv':
        return env[String(read(given[0]))] ?? '';
      case 'json_encode':
        return JSON.stringify(read(given[0]));
      case 'time':
        return Math.floor(Date.now() / 1_000);
      case 'hash_hmac': {
        const [algorithm = '', text = '', secret = ''] = given.map((one) => String(read(one)));
        return createHmac(algorithm, secret).update(text).digest('hex');
      }
      case 'curl_getinfo':
        return status;
      default: {
        const [text = '', ...more] = given.map((one) => String(read(one)));
        const made = textOf(String(what?.name), text, more);
        if (made === null) throw odd(what);
        return made;
      }
    }
  }

  async function runAll(block: Node | undefined): Promise<void> {
    for (const statement of block?.children ?? []) await run(statement);
  }

  async function run({ expression, kind, ...rest }: Node): Promise<void> {
    if (kind === 'if') return read(rest.test) ? runAll(rest.body) : undefined;
    const call = expression?.kind === 'assign' ? expression.right : expression;
    switch (call?.what?.name) {
      case 'curl_init':
        request.url = String(read(call.arguments?.[0]));
        return;
      case 'curl_setopt_array':
        request.options = read(call.arguments?.[1]) as Options;
        return;
      case 'curl_exec': {
        const response = await send(request);
        status = response.status;
        answer = await response.text();
        return;
      }
      case 'print_r':
        printed = JSON.stringify(JSON.parse(answer));
        return;
      default:
        if (expression?.kind === 'assign') {
          const name = String(expression.left?.name);
          const before = expression.operator === '.=' ? String(variables.get(name)) : '';
          variables.set(name, before ? before + String(read(expression.right)) : read(expression.right));
          return;
        }
        if (expression?.kind === 'call') {
          callOf(expression);
          return;
        }
        if (expression?.kind !== 'print') throw odd({ expression, kind, ...rest } as Node);
        printed = String(read(expression.expression));
    }
  }

  await runAll({ kind: 'program', children: program.children });
  return printed;
}

/** What functions make of texts; null for any other function. */
function textOf(name: string, text: string, [second = '', third = '']: string[]): string | null {
  switch (name) {
    case 'random_bytes':
      return randomBytes(Number(text)).toString('latin1');
    case 'bin2hex':
      return Buffer.from(text, 'latin1').toString('hex');
    case 'base64_encode':
      return Buffer.from(text).toString('base64');
    case 'strtr':
      return [...text].map((sign) => third[second.indexOf(sign)] ?? sign).join('');
    case 'rtrim':
      return text.slice(0, text.length - (text.match(new RegExp(`[${second}]*$`))?.[0].length ?? 0));
    default:
      return null;
  }
}

/** As curl does: what has fields to post is posted, unless told otherwise. */
function send({ url, options }: Curl): Promise<Response> {
  const { CURLOPT_HTTPHEADER, CURLOPT_CUSTOMREQUEST, CURLOPT_POSTFIELDS, CURLOPT_RETURNTRANSFER } = options;
  if (CURLOPT_RETURNTRANSFER !== true) throw new Error('The answer would be printed, not returned');
  const headers = ((CURLOPT_HTTPHEADER ?? []) as string[]).map((line): [string, string] => {
    const [name = '', value = ''] = line.split(/: (.*)/);
    return [name, value];
  });
  const body = CURLOPT_POSTFIELDS === undefined ? {} : { body: String(CURLOPT_POSTFIELDS) };
  return fetch(url, { method: String(CURLOPT_CUSTOMREQUEST ?? 'GET'), headers, ...body });
}
