import type { IncomingMessage, ServerResponse } from 'node:http';
import { markup } from '@/lib/markup';
import { AppError } from '@/server/errors';
import { answerHtml, refuseHtml } from './html';
import type { Keys } from './keys';

const ADDRESS = /^\/k\/([\w-]{1,120})\/([^/?#]{1,800})\/?(?:\?.*)?$/;
/** Its script draws everything and keeps it for the time without a connection. Never in a frame: it fills a screen. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Answers GET and HEAD of /k/{public key}/{slug}[,{slug}…], a question on a screen of its own; false for others. */
export const createKiosk =
  (keys: Keys) =>
  (req: IncomingMessage, res: ServerResponse): boolean => {
    const [, key = '', slugs = ''] = ADDRESS.exec(req.url ?? '') ?? [];
    if (!key) return false;
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.writeHead(405, { allow: 'GET, HEAD' }).end();
      return true;
    }
    keys.find(key, (config) => {
      if (config instanceof AppError) return refuseHtml(req, res, config);
      const { touchpoints, name } = config.workspace;
      const asked = namesIn(slugs).filter((slug) => touchpoints.get(slug)?.deleted === false);
      if (asked.length === 0) return refuseHtml(req, res, null);
      answerHtml(req, res, 200, kioskHtml(key, asked, name), POLICY);
    });
    return true;
  };

function namesIn(slugs: string): string[] {
  try {
    return [...new Set(decodeURIComponent(slugs).split(','))];
  } catch {
    return [];
  }
}

const kioskHtml = (key: string, touchpoints: string[], workspace: string): string =>
  markup`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="theme-color" content="#0d0e10"><title>${workspace}</title></head>
<body><noscript>A kiosk needs JavaScript, to keep answers while there is no connection.</noscript>
<script src="/kiosk.js" data-key="${key}" data-touchpoints="${touchpoints.join(',')}"></script>
</body></html>
`.toString();
