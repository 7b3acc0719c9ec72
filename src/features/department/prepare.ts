import { type DepartmentStatus, departmentStatus } from '@/domain/buying';
import { formatCount, plural } from '@/domain/format';
import type { Column } from '@/features/map/prepare';
import { type AverageView, prepareAverage } from '@/features/stage/prepare';
import type { TouchpointModel } from '@/features/touchpoint/prepare';

/** One of the touchpoints a department is responsible for. */
export interface DepartmentCell {
  index: number;
  touchpoint: TouchpointModel;
  /** "4.20 ± 0.11", "No data yet", "No survey yet" */
  text: string;
}

export interface DepartmentRow {
  id: string;
  name: string;
  status: DepartmentStatus;
  /** "3 touchpoints", "silent at 2 touchpoints", "absent" */
  text: string;
  average: AverageView;
  cells: DepartmentCell[];
  /** Of an absent one: why, and what bars it. */
  barrier: string;
}

export interface DepartmentsModel {
  /** Along the journey; the absent ones last, by name. */
  rows: DepartmentRow[];
  /** Touchpoints nobody is responsible for. */
  unowned: { id: string; name: string }[];
  summary: string;
}

/** Who is responsible where, in swim-lanes: owned, silent and absent. */
export function prepareDepartments(
  columns: readonly Column[],
  departments: readonly { id: string; name: string; barrier: string }[],
  range: string,
): DepartmentsModel {
  const placed = columns.flatMap(({ index, touchpoint }) => (touchpoint ? [{ index, touchpoint }] : []));
  const rows = departments
    .map(({ id, name, barrier }) => {
      const own = placed.filter(({ touchpoint }) => touchpoint.source.department?.id === id);
      const status = departmentStatus(own.map(({ touchpoint }) => touchpoint.score));
      return {
        id,
        name,
        barrier,
        status,
        text: statusText(status, own.length),
        average: prepareAverage(own.map(({ touchpoint }) => touchpoint.source.current.parts)),
        cells: own.map(({ index, touchpoint }) => ({ index, touchpoint, text: cellText(touchpoint) })),
      };
    })
    .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
  const unowned = placed
    .filter(({ touchpoint }) => touchpoint.source.department === null)
    .map(({ touchpoint: { id, name } }) => ({ id, name }));
  return { rows, unowned, summary: summarize(rows, unowned.length, range) };
}

const place = ({ cells }: DepartmentRow): number => cells[0]?.index ?? Number.MAX_SAFE_INTEGER;

function cellText({ score, type }: TouchpointModel): string {
  if (score.text !== null) return `${score.text} ${score.interval}`;
  if (score.state === 'hidden') return 'Too few to show';
  return type === null ? 'No survey yet' : 'No data yet';
}

function statusText(status: DepartmentStatus, count: number): string {
  const touchpoints = formatCount(count, 'touchpoint');
  switch (status) {
    case 'owned':
      return touchpoints;
    case 'silent':
      return `silent at ${touchpoints}`;
    case 'absent':
      return 'no touchpoint';
  }
}

function summarize(rows: readonly DepartmentRow[], unowned: number, range: string): string {
  if (rows.length === 0) return 'No department is responsible for anything on this map yet.';
  const named = (status: DepartmentStatus) =>
    rows.filter((row) => row.status === status).map(({ name }) => name);
  const [owned, silent, absent] = [named('owned').length, named('silent'), named('absent')];
  return [
    owned === 0
      ? 'No department hears from customers.'
      : `${formatCount(owned, 'department')} ${plural(owned, 'hears', 'hear')} from customers.`,
    silent.length > 0 ? `Silent, no answers in ${range}: ${silent.join(', ')}.` : '',
    absent.length > 0 ? `No touchpoint on this map: ${absent.join(', ')}. Absence is a finding too.` : '',
    unowned > 0 ? `${formatCount(unowned, 'touchpoint')} without a department.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
