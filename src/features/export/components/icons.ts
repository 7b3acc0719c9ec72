import { shapeOf } from '@/components/charts/Marks';
import { BROWS, EYES, MOUTHS } from '@/components/ui/Face';
import type { Level } from '@/components/ui/LevelMeter';
import type { GroupMark, Mark } from '@/domain/drawing';
import { INSIGHT_MARKS } from '@/features/insight/prepare';
import type { OpportunityStatus } from '@/features/opportunity/schema';
import type { Icon } from '../schema';
import { INK, SAT, TONES } from './ink';

const LEVELS: readonly Level[] = [1, 2, 3, 4, 5];
const STAR = 'M8 2l1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1L2 6.3l4.2-.5z';

interface Drawn {
  /** Of the square, or the width, it is drawn in. */
  size: number;
  width?: number;
  marks: readonly Mark[];
}

const level = (text: string | undefined): Level => LEVELS.find((one) => String(one) === text) ?? 3;

/** The marks of the map, in lengths of their own. */
function drawn(icon: Icon): Drawn {
  const [name, which] = icon.split('-');
  switch (name) {
    case 'pain':
    case 'missed':
      return { size: 8, marks: [{ kind: 'path', d: INSIGHT_MARKS.pain, fill: TONES.bad }] };
    case 'delight':
    case 'kept':
      return { size: 8, marks: [{ kind: 'path', d: INSIGHT_MARKS.delight, fill: TONES.good }] };
    case 'barrier':
      return { size: 8, marks: [{ kind: 'path', d: INSIGHT_MARKS.barrier, fill: INK.soft }] };
    case 'unsure':
      return { size: 8, marks: [{ kind: 'circle', x: 4, y: 4, radius: 3, stroke: INK.faint, line: 1.3 }] };
    case 'star':
      return { size: 16, marks: [{ kind: 'path', d: STAR, fill: INK.soft }] };
    case 'face':
      return { size: 24, marks: face(level(which)) };
    case 'dots':
      return { size: 8, width: 42, marks: dots(level(which)) };
    case 'pie':
      return { size: 10, marks: pie(which as OpportunityStatus) };
    default:
      return { size: 12, width: 16, marks: which === 'hollow' ? meter(null) : meter(level(which)) };
  }
}

/** Height of an icon beside text, and the room it takes with the space after it. */
const HEIGHT = 6.4;
const SPACE = 3;

export function iconWidth(icon: Icon): number {
  const { size, width = size } = drawn(icon);
  return (width * heightOf(icon)) / size + SPACE;
}

const heightOf = (icon: Icon): number => (icon.startsWith('face') || icon === 'star' ? 8.4 : HEIGHT);

/** An icon beside a line of text of a size: in the middle of its small letters. */
export function placeIcon(icon: Icon, x: number, baseline: number, size: number): GroupMark {
  const { size: own, marks } = drawn(icon);
  const height = heightOf(icon);
  return { kind: 'group', x, y: baseline - size * 0.36 - height / 2, scale: height / own, marks };
}

function face(mood: Level): Mark[] {
  const stroke = { stroke: INK.soft, line: 1.8, round: true } as const;
  return [
    { kind: 'circle', x: 12, y: 12, radius: 9.5, ...stroke },
    { kind: 'path', d: EYES, ...stroke, line: 2.4 },
    ...(mood === 1 ? [{ kind: 'path', d: BROWS, ...stroke } as const] : []),
    { kind: 'path', d: MOUTHS[mood], ...stroke },
  ];
}

const dots = (filled: Level): Mark[] =>
  LEVELS.map((dot, index) => ({
    kind: 'circle',
    x: 4 + index * 8.5,
    y: 4,
    radius: 2.75,
    ...(dot <= filled ? { fill: INK.soft } : { stroke: INK.faint, line: 0.8 }),
  }));

function pie(status: OpportunityStatus): Mark[] {
  const ring: Mark = { kind: 'circle', x: 5, y: 5, radius: 4, stroke: INK.faint, line: 1.4 };
  const full: Mark = { kind: 'circle', x: 5, y: 5, radius: 4.5, fill: INK.ink };
  switch (status) {
    case 'idea':
      return [{ ...ring, dash: [2, 1.6] }];
    case 'planned':
      return [ring];
    case 'progress':
      return [ring, { kind: 'path', d: 'M5 1a4 4 0 0 1 0 8z', fill: INK.faint }];
    case 'shipped':
      return [full];
    case 'measured':
      return [
        full,
        { kind: 'path', d: 'M3 5.2 4.4 6.6 7.1 3.7', stroke: INK.surface, line: 1.2, round: true },
      ];
  }
}

/** Five rising bars; hollow while few answered. */
const meter = (shown: Level | null): Mark[] =>
  LEVELS.map((bar, index) => ({
    kind: 'box',
    x: index * 3.25,
    y: 11.6 - bar * 2.1,
    width: 2.25,
    height: bar * 2.1 + 0.4,
    radius: 0.5,
    ...(shown === null ? { stroke: INK.faint, line: 0.7 } : { fill: bar <= shown ? SAT[shown] : INK.line }),
  }));

/** The point of a score on the curve: a shape and a colour for each level, hollow while few answered. */
export function markerAt(x: number, y: number, level: Level, hollow: boolean): Mark {
  const d = shapeOf(level, x, y);
  const paint = hollow
    ? { fill: INK.surface, stroke: INK.faint, line: 2, round: true }
    : { fill: SAT[level], stroke: INK.surface, line: 1.2, round: true };
  return d ? { kind: 'path', d, ...paint } : { kind: 'circle', x, y, radius: 4.8, ...paint };
}
