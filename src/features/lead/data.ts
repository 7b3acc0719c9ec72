import type { Answers } from '@/contract/rating';
import { countOf } from '@/domain/tally';
import { isShown } from '@/domain/visibility';
import { getMap } from '@/features/map/data';
import { askedBy } from '@/features/survey/data';
import { answersSaid } from '@/features/survey/prepare/asked';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { type DepartmentWork, type LedTouchpoint, MINE_RANGE, type Mine, type Voice } from './schema';

const VOICES = 20;
const NOTHING: Mine = { departments: [], maps: [], voices: [] };

/** True when the person who asks leads a department. */
export async function leadsAny({ db, workspaceId, actor }: WorkspaceScope): Promise<boolean> {
  if (actor.kind !== 'member') return false;
  const where = { workspaceId, leadId: actor.userId };
  return (await db.department.findFirst({ where, select: { id: true } })) !== null;
}

/** The touchpoints of the departments one leads, over all maps of today, and what was said at them lately. */
export async function getMine(scope: WorkspaceScope): Promise<Mine> {
  const { db, workspaceId, actor } = scope;
  if (actor.kind !== 'member') return NOTHING;
  const departments = await db.department.findMany({
    where: { workspaceId, leadId: actor.userId },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
  return departments.length === 0 ? NOTHING : workOf(scope, departments);
}

/** The same of one department, whoever leads it. Throws `not_found`. */
export async function getDepartmentWork(
  scope: WorkspaceScope,
  { department }: { department: string },
): Promise<DepartmentWork> {
  const { db, workspaceId } = scope;
  const found = await db.department.findFirst({
    where: { workspaceId, id: department },
    select: {
      id: true,
      name: true,
      barrier: true,
      lead: { select: { user: { select: { name: true } } } },
    },
  });
  if (!found) throw new AppError('not_found', 'This department does not exist, or it was deleted.');
  const { lead, barrier, ...named } = found;
  return { ...(await workOf(scope, [named])), lead: lead?.user.name ?? null, barrier };
}

async function workOf(
  scope: WorkspaceScope,
  departments: readonly { id: string; name: string }[],
): Promise<Mine> {
  const led = new Set(departments.map(({ id }) => id));
  const maps: Mine['maps'] = [];
  for (const id of await mapsOf(scope, [...led])) {
    const map = await getMap(scope, { map: id, range: MINE_RANGE, persona: null });
    const touchpoints = map.stages.flatMap((stage) =>
      stage.touchpoints
        .filter(({ department }) => department && led.has(department.id))
        .map((touchpoint): LedTouchpoint => ({ ...touchpoint, stage: stage.name })),
    );
    if (touchpoints.length === 0) continue;
    const here = new Set(touchpoints.map(({ id }) => id));
    const opportunities = map.opportunities.filter(({ touchpointIds }) =>
      touchpointIds.some((touchpoint) => here.has(touchpoint)),
    );
    maps.push({ id, name: map.name, touchpoints, opportunities });
  }
  const all = maps.flatMap(({ touchpoints }) => touchpoints);
  return {
    departments: departments.map((department) => ({
      ...department,
      touchpoints: all.filter((touchpoint) => touchpoint.department?.id === department.id).length,
    })),
    maps,
    voices: await listVoices(scope, all),
  };
}

/** Maps of today that show a touchpoint of one of the departments, in the order they were made. */
async function mapsOf({ db, workspaceId }: WorkspaceScope, departmentIds: string[]): Promise<string[]> {
  const shown = { departmentId: { in: departmentIds }, deletedAt: null };
  const rows = await db.journeyMap.findMany({
    where: {
      workspaceId,
      kind: 'current',
      deletedAt: null,
      stages: { some: { deletedAt: null, touchpoints: { some: shown } } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

interface VoiceRow {
  id: string;
  touchpoint_id: string;
  survey_id: string;
  type: Voice['type'];
  score: number;
  comment: string | null;
  answers: Answers | null;
  answered_at: Date;
  locale: string | null;
}

/**
 * The newest ratings with words, and low ones without. Where fewer answered than may be shown a single silent low
 * rating would give a person away, so it is left out, and words stand without their score.
 */
async function listVoices(scope: WorkspaceScope, touchpoints: readonly LedTouchpoint[]): Promise<Voice[]> {
  const { db, workspaceId } = scope;
  const all = touchpoints.map(({ id }) => id);
  const shown = touchpoints.flatMap(({ current }) =>
    current.parts.flatMap(({ surveyId, counts }) => (isShown(countOf(counts)) ? [surveyId] : [])),
  );
  const rows = await db.$queryRaw<VoiceRow[]>`
    SELECT r.id, r.touchpoint_id, r.survey_id, s.type, r.score, r.comment, r.answers, r.answered_at, r.locale
    FROM unnest(${all}::uuid[]) AS t(id)
    CROSS JOIN LATERAL (
      SELECT x.* FROM rating x JOIN survey y ON y.workspace_id = x.workspace_id AND y.id = x.survey_id
      WHERE x.workspace_id = ${workspaceId}::uuid AND x.touchpoint_id = t.id AND x.flag IS NULL
        AND x.answered_at > now() - interval '28 days'
        AND (x.comment <> '' OR x.answers IS NOT NULL OR (x.survey_id = ANY(${shown}::uuid[]) AND x.score <= CASE y.type
          WHEN 'nps' THEN 6 WHEN 'ces' THEN 3 WHEN 'thumbs' THEN 0 ELSE 2 END))
      ORDER BY x.answered_at DESC LIMIT ${VOICES}
    ) r
    JOIN survey s ON s.workspace_id = r.workspace_id AND s.id = r.survey_id
    ORDER BY r.answered_at DESC, r.id DESC
    LIMIT ${VOICES}`;
  const answered = rows.flatMap(({ answers, survey_id }) => (answers ? survey_id : []));
  const asked = await askedBy(scope, answered);
  return rows.map(({ touchpoint_id, survey_id, answered_at, comment, answers, score, ...row }) => ({
    ...row,
    answers: answersSaid(answers, asked.get(survey_id)),
    score: shown.includes(survey_id) ? score : null,
    touchpointId: touchpoint_id,
    comment: comment ?? '',
    answeredAt: answered_at.toISOString(),
  }));
}
