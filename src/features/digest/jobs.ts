import { addDays, type IsoDate, zoneStartOfDay } from '@/domain/period';
import { firstWeekday } from '@/domain/weeks';
import { ownerPool } from '@/server/db';
import { publicUrl } from '@/server/env';
import { send, type Workers } from '@/server/jobs';
import { rasterize } from '@/server/pictures';
import { asOperator } from '@/server/tenancy';
import { digestEndUrls, digestToken, listWeek } from './data';
import { type DigestModel, digestDue, digestWeek, prepareDigest } from './prepare';
import { writeDigest } from './prepare/letter';
import { drawSpark } from './prepare/spark';

export const digestWorkers = {
  'digest-hourly': () => findDigests(new Date()),
  digest: sendDigest,
} satisfies Partial<Workers>;

/** Who is due: members who want it and did not get it yet. Whoever came later begins with the next. `$2` is the Monday. */
const DUE = 'm.digest AND (m.digested_on IS NULL OR m.digested_on < $2::date)';

/** Has the digest made in each workspace where the morning of a Monday has begun. The example has no readers. */
export async function findDigests(now: Date): Promise<void> {
  const { rows } = await ownerPool().query<{ id: string; zone: string }>(
    `SELECT id, time_zone AS zone FROM workspace WHERE deleted_at IS NULL AND NOT demo`,
  );
  for (const { id, zone } of rows) {
    const week = digestDue(now, zone);
    if (week === null) continue;
    const due = await ownerPool().query(
      `SELECT FROM membership m WHERE m.workspace_id = $1 AND ${DUE} AND m.created_at < $3 LIMIT 1`,
      [id, week, zoneStartOfDay(week, zone)],
    );
    if (due.rowCount) await send('digest', { workspaceId: id, week });
  }
}

interface Found {
  id: string;
  slug: string;
  name: string;
  timeZone: string;
  locale: string;
  demo: boolean;
}

/**
 * Mails the week before the Monday `week` to the members who are due: the figures are computed once, and each member is
 * marked before their mail is queued, so that nobody gets two. Where nobody answered for two weeks there is no mail.
 */
export async function sendDigest({
  workspaceId,
  week,
}: {
  workspaceId: string;
  week: IsoDate;
}): Promise<void> {
  const pool = ownerPool();
  const { rows } = await pool.query<Found>(
    `SELECT id, slug, name, time_zone AS "timeZone", locale, demo FROM workspace WHERE id = $1 AND deleted_at IS NULL`,
    [workspaceId],
  );
  const [workspace] = rows;
  if (!workspace) return;
  const { slug, name, locale, timeZone } = workspace;
  const shown = digestWeek(week, firstWeekday(locale));
  const overviews = await asOperator(workspace, (scope) => listWeek(scope, shown));
  const now = zoneStartOfDay(addDays(shown.to, 1), timeZone).getTime();
  const model = prepareDigest(overviews, { workspace: slug, week: shown, now });
  const pictures = model ? await draw(model) : [];
  const drawn = new Set(pictures.map(({ key }) => key));
  const due = await pool.query<{ userId: string; email: string }>(
    `SELECT m.user_id AS "userId", u.email FROM membership m JOIN "user" u ON u.id = m.user_id
     WHERE m.workspace_id = $1 AND ${DUE} AND m.created_at < $3 ORDER BY m.created_at, m.user_id`,
    [workspaceId, week, zoneStartOfDay(week, timeZone)],
  );
  for (const { userId, email } of due.rows) {
    const marked = await pool.query(
      `UPDATE membership m SET digested_on = $2::date WHERE m.workspace_id = $1 AND m.user_id = $3 AND ${DUE}`,
      [workspaceId, week, userId],
    );
    if (!model || !marked.rowCount) continue;
    const end = digestEndUrls(digestToken({ workspaceId, userId }));
    const letter = writeDigest(model, { workspace: name, origin: publicUrl(), end: end.page }, drawn);
    await send('mail', {
      to: email,
      ...letter,
      pictures: pictures.map(({ key, base64 }) => ({ cid: `spark-${key}`, base64 })),
      unsubscribe: end.post,
    });
  }
}

/** A picture for each figure of which something is known. */
async function draw({ figures }: DigestModel): Promise<{ key: string; base64: string }[]> {
  const drawn = await Promise.all(
    figures.map(async ({ key, spark }) => {
      const svg = drawSpark(spark);
      return svg === '' ? null : { key, base64: (await rasterize(svg)).toString('base64') };
    }),
  );
  return drawn.filter((one) => one !== null);
}
