import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DEMO_SLUG } from '@/features/workspace/schema';
import { publicUrl } from '@/server/env';
import { AppError, errorBody, toAppError } from '@/server/errors';
import { log } from '@/server/log';
import { findDemoShop } from './data';
import { shopHtml } from './prepare';
import { SHOP_CSS, SHOP_SCRIPT } from './prepare/shop';
import { type ShopPage, type ShopQuery, shopQuery } from './schema';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Where a page opened at `host` gets the widget from. On this machine the other name of the same server, so that the
 * sample shop stands on an origin of its own as every customer's does; elsewhere the public address.
 */
export function widgetOriginFor(host: string): string {
  const [, name, port = ''] = LOOPBACK.exec(host) ?? [];
  if (!name) return new URL(publicUrl()).origin;
  return `http://${name.toLowerCase() === 'localhost' ? '127.0.0.1' : 'localhost'}${port}`;
}

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const SCRIPT_DIGEST = digest(SHOP_SCRIPT);
const STYLE_DIGEST = digest(SHOP_CSS);

/** A shop with a strict policy: two origins are all it opens to, and those are the widget's. */
const policy = (widgetOrigin: string): string =>
  [
    "default-src 'self'",
    `script-src ${SCRIPT_DIGEST} ${widgetOrigin}`,
    `style-src ${STYLE_DIGEST}`,
    `connect-src ${widgetOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');

/** The sample shop's page and its headers. */
export function demoShopPage(page: ShopPage): { html: string; headers: Record<string, string> } {
  return {
    html: shopHtml(page),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(page.widgetOrigin),
      'cache-control': 'no-store',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
    },
  };
}

/** A newcomer's own key brings a shop of theirs; without one it is the example's. */
async function pageOf({ key, touchpoint, workspace }: ShopQuery, widgetOrigin: string): Promise<ShopPage> {
  const page = { widgetOrigin, now: new Date() };
  if (key) {
    const touchpoints = touchpoint ? [{ slug: touchpoint, name: touchpoint }] : [];
    const mapUrl = `${widgetOrigin}/${workspace ? `w/${workspace}` : ''}`;
    return { ...page, publicKey: key, touchpoints, first: touchpoint ?? null, mapUrl };
  }
  const shop = await findDemoShop();
  if (!shop)
    throw new AppError(
      'not_found',
      'There is no example here. Open this page with ?key= and your public key.',
    );
  const known = (slug: string | undefined) => shop.touchpoints.find((one) => one.slug === slug)?.slug;
  const first = known(touchpoint) ?? known('delivery-slot') ?? null;
  return { ...page, ...shop, first, mapUrl: `${widgetOrigin}/w/${DEMO_SLUG}` };
}

/** GET /demo/shop[?key=pk_…&touchpoint=slug&workspace=slug] */
export async function handleDemoShop(req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.setHeader('allow', 'GET, HEAD');
      throw new AppError('method_not_allowed', 'This page can only be read.');
    }
    const given = new URL(req.url ?? '/', 'http://localhost').searchParams;
    const { data, error } = shopQuery.safeParse(Object.fromEntries(given));
    if (error) {
      const issues = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      throw new AppError(
        'invalid',
        'This address cannot be used. Check what stands behind the question mark.',
        { issues },
      );
    }
    const { html, headers } = demoShopPage(await pageOf(data, widgetOriginFor(req.headers.host ?? '')));
    res.writeHead(200, headers);
    res.end(req.method === 'HEAD' ? undefined : html);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'internal') log.error({ err: thrown }, 'The sample shop failed');
    res.writeHead(error.status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    res.end(JSON.stringify(errorBody(error)));
  }
}
