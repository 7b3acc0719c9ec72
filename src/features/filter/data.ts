import { LANGUAGE, listKnownTouchpoints } from '@/features/segment/data';
import { DEVICE_NAMES, SOURCE_NAMES } from '@/features/segment/schema';
import { themeLanguage } from '@/features/theme/prepare/themes';
import type { WorkspaceScope } from '@/server/tenancy';
import type { Choice, Choices } from './schema';

/** Answers that are looked at for what there is to choose from, over all touchpoints. */
const LOOKED_AT = 20_000;
/** Of one attribute, the most frequent. */
const MOST_SEEN = 50;

/**
 * What there is to choose from. Languages, sources, devices and attributes are those of the newest answers at each
 * touchpoint: to look at all of them would take as long as there are many.
 */
export async function listChoices(scope: WorkspaceScope): Promise<Choices> {
  const { db, workspaceId } = scope;
  const rows = (await listKnownTouchpoints(scope)).filter(
    ({ deleted, kind }) => !deleted && kind === 'current',
  );
  const personas = await db.persona.findMany({ where: { workspaceId }, orderBy: { createdAt: 'asc' } });
  const seen = await listSeen(
    scope,
    rows.map(({ id }) => id),
  );
  const themes = await db.theme.findMany({
    where: { workspaceId },
    select: { id: true, name: true, language: true, intoId: true, hiddenAt: true },
    orderBy: [{ pinnedAt: { sort: 'asc', nulls: 'last' } }, { name: 'asc' }],
  });
  const seenOf = (kind: string) => seen.filter((one) => one.kind === kind).map(({ value }) => value);
  const named = (kind: string, names: Readonly<Record<string, string>>): Choice[] =>
    seenOf(kind).map((value) => ({ value, label: names[value] ?? value }));
  const unique = (list: Choice[]) => [...new Map(list.map((one) => [one.value, one])).values()];
  const byLabel = (a: Choice, b: Choice) => a.label.localeCompare(b.label, 'en');
  const choice = ({ id, name }: { id: string; name: string }, detail?: string): Choice => ({
    value: id,
    label: name,
    ...(detail ? { detail } : {}),
  });
  const several = new Set(rows.map(({ map }) => map.id)).size > 1;
  return {
    touchpoints: rows.map(({ slug, name, stage }) => ({ value: slug, label: name, detail: stage.name })),
    stages: unique(rows.map(({ stage, map }) => choice(stage, several ? map.name : undefined))),
    departments: unique(rows.flatMap(({ department }) => (department ? [choice(department)] : []))).sort(
      byLabel,
    ),
    promises: unique(rows.flatMap(({ promises }) => promises.map((one) => choice(one)))).sort(byLabel),
    personas: personas.map(({ slug, name }) => ({ value: slug, label: name })),
    channels: unique(
      rows.flatMap(({ channel }) => (channel ? [{ value: channel, label: channel }] : [])),
    ).sort(byLabel),
    sources: named('source', SOURCE_NAMES),
    languages: named('language', {}),
    devices: named('device', DEVICE_NAMES),
    themes: themes.map(({ id, name, language, intoId, hiddenAt }) => ({
      value: id,
      label: name,
      detail: themeLanguage(language),
      past: intoId !== null || hiddenAt !== null,
    })),
    attributes: [
      ...Map.groupBy(
        seen.filter(({ kind }) => kind === 'attribute'),
        ({ name }) => name,
      ),
    ]
      .map(([name, list]) => ({ name: name ?? '', values: list.map(({ value }) => value) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
  };
}

interface Seen {
  kind: 'source' | 'language' | 'device' | 'attribute';
  name: string | null;
  value: string;
}

/** The most frequent values first. */
async function listSeen({ db, workspaceId }: WorkspaceScope, ids: string[]): Promise<Seen[]> {
  if (ids.length === 0) return [];
  const each = Math.max(1, Math.floor(LOOKED_AT / ids.length));
  return db.$queryRaw<Seen[]>`
    WITH newest AS MATERIALIZED (
      SELECT r.source, r.device, ${LANGUAGE} AS language, r.attributes
      FROM unnest(${ids}::uuid[]) AS t(id)
      CROSS JOIN LATERAL (
        SELECT source, device, locale, attributes FROM rating
        WHERE workspace_id = ${workspaceId}::uuid AND touchpoint_id = t.id AND flag IS NULL
        ORDER BY answered_at DESC LIMIT ${each}
      ) r
    ), seen AS (
      SELECT 'source' AS kind, NULL AS name, source AS value, count(*) AS n FROM newest GROUP BY 3
      UNION ALL
      SELECT 'device', NULL, device, count(*) FROM newest WHERE device IS NOT NULL GROUP BY 3
      UNION ALL
      SELECT 'language', NULL, language, count(*) FROM newest WHERE language ~ '^[a-z]{2,8}$' GROUP BY 3
      UNION ALL
      SELECT 'attribute', a.key, a.value, count(*)
      FROM newest CROSS JOIN LATERAL jsonb_each_text(
        CASE WHEN jsonb_typeof(newest.attributes) = 'object' THEN newest.attributes END) AS a
      WHERE a.key <> '' AND a.value IS NOT NULL GROUP BY 2, 3
    )
    SELECT kind, name, value FROM (
      SELECT *, row_number() OVER (PARTITION BY kind, name ORDER BY n DESC, value) AS place FROM seen
    ) s
    WHERE place <= ${MOST_SEEN} ORDER BY kind, name, place`;
}
