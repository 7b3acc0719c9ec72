import type { Operation, Sample } from '@/server/operation';

export interface CodeSample {
  lang: string;
  label: string;
  source: string;
}

interface Sent {
  method: string;
  url: string;
  withKey: boolean;
  body: object | undefined;
}

const JSON_TYPE = 'application/json';

/** The same value as a literal of the language: JSON but for its three words. */
function literal(
  value: unknown,
  words: readonly [string, string, string],
  open: string,
  pair: string,
): string {
  const write = (one: unknown, indent: string): string => {
    if (one === null) return words[0];
    if (typeof one === 'boolean') return one ? words[1] : words[2];
    if (typeof one !== 'object') return JSON.stringify(one);
    const inner = `${indent}  `;
    const isList = Array.isArray(one);
    const rows = isList
      ? one.map((row) => inner + write(row, inner))
      : Object.entries(one).map(
          ([name, row]) => `${inner}${JSON.stringify(name)}${pair}${write(row, inner)}`,
        );
    const [begin, end] = isList || open === '[' ? ['[', ']'] : ['{', '}'];
    return rows.length === 0 ? begin + end : `${begin}\n${rows.join(',\n')},\n${indent}${end}`;
  };
  return write(value, '');
}

function curl({ method, url, withKey, body }: Sent): string {
  const lines = [`curl${method === 'GET' ? '' : ` -X ${method}`} '${url}'`];
  if (withKey) lines.push(`-H "Authorization: Bearer $TOUCHLINE_KEY"`);
  if (body)
    lines.push(`-H 'Content-Type: ${JSON_TYPE}'`, `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`);
  return lines.join(' \\\n  ');
}

function node({ method, url, withKey, body }: Sent): string {
  const headers = [
    ...(withKey ? [`    Authorization: \`Bearer \${process.env.TOUCHLINE_KEY}\`,`] : []),
    ...(body ? [`    'Content-Type': '${JSON_TYPE}',`] : []),
  ];
  const data = body && literal(body, ['null', 'true', 'false'], '{', ': ').replaceAll('\n', '\n  ');
  const options = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    ...(headers.length > 0 ? ['  headers: {', ...headers, '  },'] : []),
    ...(data ? [`  body: JSON.stringify(${data}),`] : []),
  ];
  const second = options.length > 0 ? `, {\n${options.join('\n')}\n}` : '';
  return [
    `const response = await fetch('${url}'${second});`,
    'if (!response.ok) throw new Error(await response.text());',
    method === 'DELETE' ? 'console.log(response.status);' : 'console.log(await response.json());',
  ].join('\n');
}

function python({ method, url, withKey, body }: Sent): string {
  const headers = [
    ...(withKey ? [`        "Authorization": f"Bearer {os.environ['TOUCHLINE_KEY']}",`] : []),
    ...(body ? [`        "Content-Type": "${JSON_TYPE}",`] : []),
  ];
  const data = body && literal(body, ['None', 'True', 'False'], '{', ': ').replaceAll('\n', '\n    ');
  return [
    ...(body || method !== 'DELETE' ? ['import json'] : []),
    ...(withKey ? ['import os'] : []),
    'from urllib.request import Request, urlopen',
    '',
    'request = Request(',
    `    "${url}",`,
    `    method="${method}",`,
    ...(headers.length > 0 ? ['    headers={', ...headers, '    },'] : []),
    ...(data ? [`    data=json.dumps(${data}).encode(),`] : []),
    ')',
    'with urlopen(request) as response:',
    method === 'DELETE' ? '    print(response.status)' : '    print(json.load(response))',
  ].join('\n');
}

function php({ method, url, withKey, body }: Sent): string {
  const headers = [
    ...(withKey ? [`        'Authorization: Bearer ' . getenv('TOUCHLINE_KEY'),`] : []),
    ...(body ? [`        'Content-Type: ${JSON_TYPE}',`] : []),
  ];
  // Double quotes read "$" as the beginning of a variable.
  const data = body && literal(body, ['null', 'true', 'false'], '[', ' => ').replaceAll('\n', '\n    ');
  return [
    '<?php',
    `$request = curl_init('${url}');`,
    'curl_setopt_array($request, [',
    ...(method === 'GET' ? [] : [`    CURLOPT_CUSTOMREQUEST => '${method}',`]),
    ...(headers.length > 0 ? ['    CURLOPT_HTTPHEADER => [', ...headers, '    ],'] : []),
    ...(data ? [`    CURLOPT_POSTFIELDS => json_encode(${data.replaceAll('$', '\\$')}),`] : []),
    '    CURLOPT_RETURNTRANSFER => true,',
    ']);',
    '$answer = curl_exec($request);',
    method === 'DELETE'
      ? 'print curl_getinfo($request, CURLINFO_RESPONSE_CODE);'
      : 'print_r(json_decode($answer, true));',
  ].join('\n');
}

/** The example of an operation as it is sent. */
export function exampleRequest(operation: Operation, sample: Sample, host: string): Sent {
  const { params = {}, query = {}, body } = operation.example(sample);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const search = new URLSearchParams(query).toString();
  const url = `${host}/api/v1${path}${search ? `?${search}` : ''}`;
  return { method: operation.method, url, withKey: operation.permission !== null, body };
}

/** The example of an operation in each language that is documented; the key comes from the environment. */
export function samplesOf(operation: Operation, sample: Sample, host: string): CodeSample[] {
  const sent = exampleRequest(operation, sample, host);
  return [
    { lang: 'Shell', label: 'curl', source: curl(sent) },
    { lang: 'JavaScript', label: 'Node', source: node(sent) },
    { lang: 'Python', label: 'Python', source: python(sent) },
    { lang: 'PHP', label: 'PHP', source: php(sent) },
  ];
}
