import { type Change, ENTRY_MS, type HistoryEntry, type HistoryStep } from './schema';

/** Names of what changes speak of, by id; of what was deleted too. */
export type Names = ReadonlyMap<string, string>;

/** Columns that say nothing to people: they follow from others. */
const SILENT =
  /^(rank|locale|asked|built_in|assumption|created_at|updated_at|position|\w+_id|(doing|thinking|feeling|stated)_at)$/;

/** Columns that name something people chose. */
const TOLD: ReadonlySet<string> = new Set(['department_id', 'leads_to_id', 'owner_id', 'lead_id']);

/** Columns that can be put back alone, by what they belong to. */
export const REVERTIBLE: Readonly<Record<string, readonly string[]>> = {
  map: ['name'],
  stage: ['name', 'goal', 'phase'],
  touchpoint: [
    'name',
    'doing',
    'thinking',
    'feeling',
    'mood',
    'channel',
    'purpose',
    'desired',
    'importance',
    'department_id',
  ],
  insight: ['text', 'kind'],
  opportunity: ['title', 'description', 'status', 'effort', 'expected'],
};

/** What is hidden when it is deleted, and can come back as it was. */
const HIDDEN: ReadonlySet<string> = new Set(['stage', 'touchpoint', 'insight', 'opportunity']);

/** Fields by the name people know them by. */
const LABELS: Readonly<Record<string, string>> = {
  department_id: 'Department',
  leads_to_id: 'Leads to',
  leadsTo: 'Leads to',
  owner_id: 'Owner',
  ship_date: 'Ship date',
  businessImportance: 'Importance to the business',
  momentOfTruth: 'Moment of truth',
  business_importance: 'Importance to the business',
  moment_of_truth: 'Moment of truth',
  desired: 'Desired level',
  low: 'Label of the low end',
  high: 'Label of the high end',
  follow_up: 'Follow-up question',
  thanks: 'Thanks',
  followUp: 'Follow-up question',
  settings: 'How it asks',
  extra: 'Further texts',
};

export function labelOf(field: string): string {
  const words = LABELS[field] ?? field.replace(/_/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What changes make of the map, in entries of one person each, newest first. `changes` are newest first too. */
export function entriesOf(
  changes: readonly Change[],
  names: Names,
  people: ReadonlyMap<string, { id: string; name: string }>,
): HistoryEntry[] {
  const open = new Map<string, Change[]>();
  const groups: Change[][] = [];
  for (const change of changes) {
    // What was done for a reason was done at one stroke; edits go on.
    const whose = `${change.actorId} ${change.cause} ${change.cause ? change.at : ''}`;
    const group = open.get(whose);
    const newest = group?.[0];
    if (group && newest && Date.parse(newest.at) - Date.parse(change.at) <= ENTRY_MS) group.push(change);
    else {
      const started = [change];
      open.set(whose, started);
      groups.push(started);
    }
  }
  return groups.flatMap((group) => {
    const [newest, oldest] = [group[0], group.at(-1)];
    const steps = stepsOf(group, names);
    if (!newest || !oldest || steps.length === 0) return [];
    const { id, at, cause, actorId } = newest;
    return [{ id, at, since: oldest.at, by: people.get(actorId ?? '') ?? null, cause, steps }];
  });
}

/** The steps of one entry: several changes of one field are one, and what came to nothing is none. Newest first. */
function stepsOf(group: readonly Change[], names: Names): HistoryStep[] {
  const steps = new Map<string, HistoryStep>();
  for (const change of group.toReversed())
    for (const step of stepsOfChange(change, names)) {
      const key = [change.entity, change.entityId, change.after?.locale, subjectOf(step)].join(' ');
      const before = steps.get(key);
      // It was made in this entry: how it was called on the way says nothing.
      const made = steps.get([change.entity, change.entityId, '', 'being'].join(' '));
      if (made?.verb === 'added' && step.field === 'name') continue;
      steps.delete(key);
      const merged = before ? { ...step, change: before.change, from: before.from } : step;
      if (before && merged.from === merged.to && step.verb !== 'moved') continue;
      steps.set(key, merged);
    }
  return [...steps.values()].toReversed();
}

/** Being there or not is one thing that changes, and so is the place. */
const subjectOf = ({ verb, field }: HistoryStep): string =>
  verb === 'changed' ? (field ?? '') : verb === 'moved' ? 'place' : 'being';

function stepsOfChange(change: Change, names: Names): HistoryStep[] {
  const { id, entity, kind, before, after, touchpointId } = change;
  const row = { ...before, ...after };
  const step = {
    change: id,
    what: entity,
    name: nameOf(change, names),
    of:
      entity === 'touchpoint' ? nameAt(names, change.stageId) : nameAt(names, touchpointId ?? change.stageId),
    touchpointId,
    field: null,
    from: '',
    to: '',
    revertible: false,
  };
  if (kind !== 'changed') {
    const text = saidBy(row);
    const linked = entity === 'promise';
    return kind === 'added'
      ? [{ ...step, verb: 'added', from: '', to: text || 'there', revertible: linked }]
      : [{ ...step, verb: 'removed', from: text || 'there', to: '', revertible: linked }];
  }
  const steps: HistoryStep[] = [];
  for (const hidden of ['deleted_at', 'archived_at'])
    if (after && hidden in after) {
      const gone = after[hidden] !== null;
      steps.push({
        ...step,
        verb: gone ? 'removed' : 'restored',
        from: gone ? 'there' : '',
        to: gone ? '' : 'there',
        revertible: gone && HIDDEN.has(entity),
      });
    }
  if (after && (after.rank !== undefined || after.stage_id !== undefined))
    steps.push({
      ...step,
      verb: 'moved',
      from: nameAt(names, before?.stage_id),
      to: nameAt(names, after.stage_id),
    });
  for (const [field, value] of Object.entries(after ?? {})) {
    if (field === 'deleted_at' || field === 'archived_at') continue;
    if (SILENT.test(field) && !TOLD.has(field)) continue;
    steps.push({
      ...step,
      verb: 'changed',
      field,
      from: spoken(field, before?.[field], names),
      to: spoken(field, value, names),
      revertible: REVERTIBLE[entity]?.includes(field) ?? false,
    });
  }
  return steps;
}

const nameAt = (names: Names, id: unknown): string => (typeof id === 'string' ? (names.get(id) ?? '') : '');

function nameOf({ entity, entityId, before, after }: Change, names: Names): string {
  const written = after?.name ?? before?.name ?? after?.title ?? before?.title;
  return names.get(entityId) ?? (typeof written === 'string' && entity !== 'map' ? written : '');
}

/** What a row that came or went says. */
const saidBy = (row: Record<string, unknown>): string =>
  ([row.text, row.question, row.name, row.title].find((value) => typeof value === 'string' && value !== '') as
    | string
    | undefined) ?? '';

function spoken(field: string, value: unknown, names: Names): string {
  if (value === null || value === undefined) return '';
  if (field.endsWith('_id')) return nameAt(names, value) || 'One that was deleted';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A name in a sentence, kept from turning the sentence round when it is written the other way. */
const quote = (name: string) => `\u2068“${name || 'unnamed'}”\u2069`;

/** What was done, to follow the name of who did it: "renamed “Checkout” to “Pay”". */
export function sentenceOf(step: HistoryStep): string {
  const { verb, what, name, of, field, from, to } = step;
  const at = quote(of);
  switch (what) {
    case 'map':
      if (field === 'name') return `renamed the map from ${quote(from)} to ${quote(to)}`;
      return verb === 'added'
        ? 'drew the map'
        : field
          ? `changed ${labelOf(field)} of the map`
          : `${verb} the map`;
    case 'stage':
    case 'touchpoint': {
      const noun = what === 'stage' ? 'the stage' : '';
      const whole = [noun, quote(name)].filter(Boolean).join(' ');
      if (field === 'name') return `renamed ${[noun, quote(from)].filter(Boolean).join(' ')} to ${quote(to)}`;
      if (field) return `changed ${labelOf(field)} of ${whole}`;
      if (verb === 'moved')
        return from && to && from !== to
          ? `moved ${whole} from ${quote(from)} to ${quote(to)}`
          : `moved ${whole}`;
      return verb === 'removed' ? `deleted ${whole}` : `${verb} ${whole}`;
    }
    case 'promise':
      return verb === 'removed'
        ? `took the promise ${quote(name)} off ${at}`
        : `put the promise ${quote(name)} on ${at}`;
    case 'insight':
      return verb === 'changed' ? `changed a note on ${at}` : `${verb} a note on ${at}`;
    case 'survey':
      if (field === 'status')
        return to === 'paused' ? `paused the survey of ${at}` : `published the survey of ${at}`;
      return verb === 'changed' ? `changed the survey of ${at}` : `${verb} the survey of ${at}`;
    case 'text':
      return verb === 'changed' && field
        ? `changed ${labelOf(field)} in the survey of ${at}`
        : `${verb} texts of the survey of ${at}`;
    case 'rating':
      return to === '' ? `counted an answer at ${at} again` : `left an answer at ${at} out of the figures`;
    case 'opportunity':
      if (field) return `changed ${labelOf(field)} of the opportunity ${quote(name)}`;
      return verb === 'removed'
        ? `deleted the opportunity ${quote(name)}`
        : `${verb} the opportunity ${quote(name)}`;
    case 'opportunity_touchpoint':
      return verb === 'removed'
        ? `took the opportunity ${quote(name)} off ${at}`
        : `put the opportunity ${quote(name)} on ${at}`;
    case 'opportunity_insight':
      return `${verb === 'removed' ? 'unlinked' : 'linked'} the opportunity ${quote(name)} and a note on ${at}`;
    case 'lane':
      return field
        ? `changed ${labelOf(field)} of the lane ${quote(name)}`
        : `${verb} the lane ${quote(name)}`;
    case 'lane_value':
      return `${verb === 'removed' ? 'emptied' : 'filled'} the lane ${quote(name)} at ${at}`;
    case 'persona':
      return verb === 'removed'
        ? `took the persona ${quote(name)} off the map`
        : `drew the map for ${quote(name)}`;
    case 'origin':
      return `changed what ${at} stands for`;
    default: {
      const thing = what.replace(/_/g, ' ');
      const where = of ? ` of ${at}` : name ? ` ${quote(name)}` : '';
      return `${verb} ${field ? `${labelOf(field)} in ` : ''}${thing}${where}`;
    }
  }
}

/** What an entry with a reason is called. */
export const CAUSES: Readonly<Record<string, string>> = {
  restore: 'restored an earlier version',
  import: 'brought the map in from a file',
  derive: 'derived the map',
  api: 'made changes with a secret key',
};
