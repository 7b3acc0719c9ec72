import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageWords } from '@/contract/page-words';
import { hasWords, matchTag } from '@/contract/words';
import { publicUrl } from '@/server/env';
import type { AppError } from '@/server/errors';
import { PAGE_CSS, PAGE_SCRIPT } from './hosted-look';
import { noticeHtml } from './hosted-page';

/** What a policy calls a script or a style inside a page. */
export const digest = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const NOTICE_POLICY = `default-src 'none'; script-src ${digest(PAGE_SCRIPT)}; style-src ${digest(PAGE_CSS)}; base-uri 'none'; frame-ancestors *`;

/** Answers with a page. `wait`: seconds after which it is worth to try again. */
export function answerHtml(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  html: string,
  policy: string,
  wait?: number,
): void {
  if (res.headersSent || res.destroyed) return;
  const body = Buffer.from(html);
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
    ...(publicUrl().startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    ...(wait === undefined ? {} : { 'retry-after': String(wait) }),
  });
  res.end(req.method === 'HEAD' ? undefined : body);
}

/** Says in the customer's language that nothing is asked here, or, while the database is away, not now. */
export function refuseHtml(
  req: IncomingMessage,
  res: ServerResponse,
  error: AppError | null,
  asked?: { tag: string; config: { workspace: { name: string } } },
): void {
  const tag = asked?.tag ?? wantedTags(req).find(hasWords) ?? 'en';
  const away = error?.code === 'unavailable';
  const html = noticeHtml(tag, asked?.config.workspace.name ?? '', away ? 'away' : 'closed');
  answerHtml(req, res, away ? 503 : 404, html, NOTICE_POLICY, error?.retryAfter);
}

/** Says something instead of a question, in the reader's language where we know it, else in that of the question. */
export function sayHtml(
  req: IncomingMessage,
  res: ServerResponse,
  said: keyof PageWords,
  tag: string,
  workspace: string,
): void {
  const own = wantedTags(req).find(hasWords) ?? tag;
  answerHtml(req, res, 200, noticeHtml(own, workspace, said), NOTICE_POLICY);
}

/** The languages a reader wants, the most wanted first: what the link says, then what the browser does. */
export function wantedTags({ headers }: IncomingMessage, linked: string | null = null): string[] {
  const asked = (headers['accept-language'] ?? '')
    .slice(0, 500)
    .split(',')
    .flatMap((part) => {
      const [tag = '', quality] = part.trim().split(/\s*;\s*q=/);
      return [{ tag, weight: quality === undefined ? 1 : Number(quality) || 0 }];
    });
  const tags = asked.sort((a, b) => b.weight - a.weight).map(({ tag }) => tag);
  return [linked ?? '', ...tags].filter(isTag);
}

/** The language that a reader wants most, where none of those they want is among the tags; null where one is. */
export function unspoken(wanted: readonly string[], tags: string[]): string | null {
  const [first] = wanted;
  return first === undefined || matchTag(tags, wanted) ? null : first;
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
