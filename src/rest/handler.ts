import type { Operation } from '@/server/operation';
import { methodNotAllowed, notHere, type RestHandler, restHandler } from '@/server/rest';
import { openApiHandler } from './openapi';
import { OPERATIONS } from './table';

export const BASE = '/api/v1';
const DOCUMENT = '/openapi.json';

interface Route {
  path: RegExp;
  operation: Operation;
}

/** `/maps/{id}` as the expression that finds it; a fixed address goes before one with parameters. */
const ROUTES: readonly Route[] = OPERATIONS.toSorted(
  (one, other) => Number(one.path.includes('{')) - Number(other.path.includes('{')),
).map((operation) => ({
  path: new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  operation,
}));

/** Answers whatever is asked below /api/v1 and was not answered by the hot path. */
export const answerRest: RestHandler = async (request) => {
  const path = new URL(request.url).pathname.slice(BASE.length);
  const here = ROUTES.filter((route) => route.path.test(path));
  const isDocument = path === DOCUMENT;
  if (here.length === 0 && !isDocument) return notHere(request);
  const methods = isDocument ? ['GET'] : here.map(({ operation }) => operation.method);
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } });
  const asked = request.method === 'HEAD' ? 'GET' : request.method;
  const answer = await answerMethod(request, here, { path, asked, allow, isDocument });
  return request.method === 'HEAD' ? new Response(null, answer) : answer;
};

interface Asked {
  path: string;
  asked: string;
  allow: string;
  isDocument: boolean;
}

function answerMethod(request: Request, here: readonly Route[], { path, asked, allow, isDocument }: Asked) {
  if (isDocument) return (asked === 'GET' ? openApiHandler : methodNotAllowed(allow))(request);
  const found = here.find(({ operation }) => operation.method === asked);
  if (!found) return methodNotAllowed(allow)(request);
  const { respond } = found.operation;
  // The hot path would have answered, were it part of this process.
  if (!respond) return notHere(request);
  const params = { ...found.path.exec(path)?.groups };
  return restHandler((sent) => respond(sent, params))(request);
}
