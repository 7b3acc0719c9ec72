import { formatNumber } from '@/domain/format';
import type { Mark } from '@/domain/journey';
import type { MapData } from '@/features/map/schema';
import type { Ancestry } from '../schema';
import {
  CELL_NAMES,
  type ComparedRow,
  type ComparedStage,
  countMarks,
  type MarkCount,
  prepareComparison,
} from './compare';
import { tellGap } from './gaps';

/** A desired map, as it was read to be laid over the current one. */
export interface Derived {
  desired: MapData;
  ancestry: Ancestry;
}

/** What the desired journey makes of one touchpoint of today's map. */
export interface DerivedStop {
  marks: readonly Mark[];
  /** "To Consider", "Desired 4.8, today 4.4" */
  lines: readonly string[];
  /** Its desired level there, where that is another one than here. */
  level: number | null;
  /** New touchpoints that come right after it, or, at the first one, before it. */
  added: readonly { id: string; name: string; before: boolean }[];
}

/** A desired map laid over the columns of today's. */
export interface DerivedModel {
  id: string;
  name: string;
  /** By touchpoint of today's map. */
  stops: ReadonlyMap<string, DerivedStop>;
  /** Desired levels there, by touchpoint of today's map; null where it has none or is gone. */
  levels: ReadonlyMap<string, number | null>;
  counts: readonly MarkCount[];
  /** Touchpoints that stay as they are. */
  same: number;
}

/** The columns stay those of today's map: what is new stands beside what it follows. */
export function prepareDerived(current: MapData, { desired, ancestry }: Derived): DerivedModel {
  const stages = prepareComparison(current, desired, ancestry);
  const { marks, same } = countMarks(stages);
  const added = addedAt(stages, current);
  const stageOf = new Map(
    current.stages.flatMap(({ id, touchpoints }) => touchpoints.map((touchpoint) => [touchpoint.id, id])),
  );
  const levels = new Map<string, number | null>();
  const stops = new Map<string, DerivedStop>();
  for (const stage of stages)
    for (const row of stage.rows)
      for (const { id, source } of row.today) {
        const level = row.desired?.source.desired ?? null;
        levels.set(id, level);
        const differs = level !== null && level !== source.desired;
        stops.set(id, {
          marks: row.marks,
          lines: [
            ...told(row, id, stageOf.get(id) === stage.today?.id ? null : (stage.desired?.name ?? null)),
            ...(differs ? levelTold(row, level, source.desired) : []),
          ],
          level: differs ? level : null,
          added: added.get(id) ?? [],
        });
      }
  return { id: desired.id, name: desired.name, stops, levels, counts: marks, same };
}

function told(
  { marks, changed, desired, today }: ComparedRow,
  id: string,
  /** Where it goes; null where it stays in its stage. */
  stage: string | null,
): string[] {
  const lines: string[] = [];
  const other = today.find((touchpoint) => touchpoint.id !== id);
  if (marks.includes('merged') && desired)
    lines.push(today[0]?.id === id && other ? `With ${other.source.name}` : `Into ${desired.source.name}`);
  if (marks.includes('moved')) lines.push(stage === null ? 'Another place in its stage' : `To ${stage}`);
  const texts = changed.filter((name) => name !== 'desired');
  if (texts.length > 0) lines.push(`Changed: ${texts.map((name) => CELL_NAMES[name]).join(', ')}`);
  if (marks.includes('unseen')) lines.push('Not decided about there');
  return lines;
}

function levelTold({ desired }: ComparedRow, level: number, today: number | null): string[] {
  const gap = tellGap(desired?.source.current.parts ?? [], level, true);
  const before = today === null ? '' : `, today ${formatNumber(today, 1)}`;
  return [
    `Desired ${formatNumber(level, 1)}${before}`,
    ...(gap.text ? [`Gap ${gap.text} (${gap.interval})`] : []),
  ];
}

/** New touchpoints by the touchpoint of today's map they follow. */
function addedAt(stages: readonly ComparedStage[], current: MapData) {
  const added = new Map<string, { id: string; name: string; before: boolean }[]>();
  const [first] = current.stages.flatMap(({ touchpoints }) => touchpoints);
  let last: string | undefined;
  for (const { today, desired } of stages.flatMap(({ rows }) => rows)) {
    if (today.length > 0) last = today.at(-1)?.id;
    else if (desired) {
      const at = last ?? first?.id;
      if (at === undefined) continue;
      const { id, name } = desired.source;
      added.set(at, [...(added.get(at) ?? []), { id, name, before: last === undefined }]);
    }
  }
  return added;
}
