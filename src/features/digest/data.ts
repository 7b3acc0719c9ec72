import { createHmac, timingSafeEqual } from 'node:crypto';
import { zoneStartOfDay } from '@/domain/period';
import type { Stretch } from '@/domain/weeks';
import { listMaps } from '@/features/map/data';
import { getOverview } from '@/features/overview/data';
import type { OverviewData } from '@/features/overview/schema';
import { authSecret } from '@/server/auth-secret';
import { ownerPool } from '@/server/db';
import { publicUrl } from '@/server/env';
import type { WorkspaceScope } from '@/server/tenancy';
import type { DigestEnd, DigestSetting } from './schema';

/** Whose digest a link is about. */
export interface DigestReader {
  workspaceId: string;
  userId: string;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const TOKEN = new RegExp(`^(${UUID})\\.(${UUID})\\.([A-Za-z0-9_-]{43})$`);

const seal = ({ workspaceId, userId }: DigestReader): string =>
  createHmac('sha256', authSecret()).update(`digest:${workspaceId}:${userId}`).digest('base64url');

/** What stands in a digest's links; it is good for ending that digest, and nothing else. It does not expire. */
export const digestToken = (reader: DigestReader): string =>
  `${reader.workspaceId}.${reader.userId}.${seal(reader)}`;

/** Whose digest a token is about; null for one that is not ours. */
export function readDigestToken(token: string): DigestReader | null {
  const [, workspaceId, userId, given] = TOKEN.exec(token) ?? [];
  if (!workspaceId || !userId || !given) return null;
  const reader = { workspaceId, userId };
  return timingSafeEqual(Buffer.from(given), Buffer.from(seal(reader))) ? reader : null;
}

export const digestEndUrls = (token: string) => ({
  page: `${publicUrl()}/digest/${token}`,
  post: `${publicUrl()}/api/digest/${token}`,
});

/** What the page behind a digest's link says; null for a link that is not ours, or when they have left. */
export async function getDigestEnd(token: string): Promise<DigestEnd | null> {
  const reader = readDigestToken(token);
  if (!reader) return null;
  const { rows } = await ownerPool().query<DigestEnd>(
    `SELECT w.name AS workspace, u.email, m.digest AS "on"
     FROM membership m JOIN workspace w ON w.id = m.workspace_id JOIN "user" u ON u.id = m.user_id
     WHERE m.workspace_id = $1 AND m.user_id = $2 AND w.deleted_at IS NULL`,
    [reader.workspaceId, reader.userId],
  );
  return rows[0] ?? null;
}

/** The workspaces of a person, and which of them send a digest. */
export async function listDigests(userId: string): Promise<DigestSetting[]> {
  const { rows } = await ownerPool().query<DigestSetting>(
    `SELECT w.slug AS workspace, w.name, m.digest AS "on"
     FROM membership m JOIN workspace w ON w.id = m.workspace_id
     WHERE m.user_id = $1 AND w.deleted_at IS NULL ORDER BY m.created_at`,
    [userId],
  );
  return rows;
}

/** A week at each current map of the workspace, as its own page showed it when the week was over. */
export async function listWeek(scope: WorkspaceScope, { to }: Stretch): Promise<OverviewData[]> {
  const maps = (await listMaps(scope)).filter(({ kind }) => kind === 'current');
  const overviews: OverviewData[] = [];
  const end = zoneStartOfDay(to, scope.timeZone);
  for (const { id } of maps) {
    const data = await getOverview(scope, { map: id, range: '7d' }, end);
    if (data) overviews.push(data);
  }
  return overviews;
}
