import type { ScoreView } from '@/components/ui/Score';
import { GAP_RULE, type LensModel } from '@/features/lens/prepare';
import { LENS_NAMES } from '@/features/lens/schema';
import type { MapModel } from '@/features/map/prepare';
import { KEEPING_RULE, list } from '@/features/promise/prepare';
import { AVERAGE_RULE, type AverageView } from '@/features/stage/prepare';
import { SATISFACTION_RULE } from '@/features/touchpoint/prepare';
import type { Icon, Piece, SheetCell, SheetRow } from '../schema';

const row = (key: string, label: string, notes: Piece[], cells: SheetCell[]): SheetRow => ({
  key: `lens:${key}`,
  label,
  notes,
  cells,
  curve: false,
  ofLens: true,
});

const note = (text: string): Piece => ({ text, small: true, tone: 'faint' });

/** What a lens adds: what it found in a sentence, over all columns, and its rows. */
export function lensRows(lens: LensModel, { columns }: MapModel): SheetRow[] {
  if (lens.lens === 'experience') return [];
  const over = (pieces: Piece[]): SheetCell => ({ start: 0, span: Math.max(1, columns.length), pieces });
  return [row('summary', LENS_NAMES[lens.lens], [], [over([{ text: lens.summary }])]), ...rowsOf(lens, over)];
}

function rowsOf(lens: LensModel, over: (pieces: Piece[]) => SheetCell): SheetRow[] {
  switch (lens.lens) {
    case 'experience':
      return [];
    case 'buying':
      return lens.loops.length === 0
        ? []
        : [
            row(
              'loops',
              'Leads back',
              [note('to buying, after the sale')],
              lens.loops.map(({ from, to }) => at(from.index, [{ text: `Back to ${to.name}` }])),
            ),
          ];
    case 'departments':
      return lens.rows.map(({ id, name, status, text, average, barrier, cells }) =>
        row(
          id,
          name,
          [note(text), ...(status === 'owned' ? averageNotes(average) : [])],
          status === 'absent'
            ? [
                over([
                  { text: 'No touchpoint on this map.', strong: true },
                  { text: barrier || 'No reason noted.', tone: 'soft', tight: true },
                ]),
              ]
            : cells.map(({ index, touchpoint: { score }, text }) => at(index, [{ text, ...meterOf(score) }])),
        ),
      );
    case 'promises':
      return [
        ...lens.rows.map(({ id, name, kept, average, cells }) =>
          row(
            id,
            name,
            [note(kept), ...averageNotes(average)],
            cells.map(({ index, keeping, text, below }) =>
              at(index, [
                { text, icon: keeping === 'kept' || keeping === 'missed' ? keeping : 'unsure' },
                ...(below.length > 0
                  ? [
                      {
                        text: `misaligned: lower than ${list(below)}`,
                        tone: 'bad' as const,
                        small: true,
                        tight: true,
                      },
                    ]
                  : []),
              ]),
            ),
          ),
        ),
        ...(lens.unused.length > 0
          ? [row('unused', 'Not asked for', [], [over([{ text: lens.unused.join(', '), tone: 'soft' }])])]
          : []),
      ];
    case 'desired':
      return [
        row(
          'gaps',
          'Gap to desired',
          [note('numbered, widest first')],
          lens.rows.map(({ index, text, rank, gap, low }) =>
            at(index, [
              {
                text,
                tone: rank !== null ? 'bad' : gap && gap.value > 0 && gap.clear && !low ? 'good' : 'soft',
              },
              ...(rank === null ? [] : [note(`widest no. ${rank}`)]),
            ]),
          ),
        ),
      ];
  }
}

const at = (start: number, pieces: Piece[]): SheetCell => ({ start, span: 1, pieces });

/** The level of a score as bars; hollow while few answered. */
export const meterOf = ({ state, level }: ScoreView): { icon: Icon } | Record<string, never> =>
  level === null ? {} : { icon: state === 'low' ? 'meter-hollow' : `meter-${level}` };

function averageNotes({ score, count, hidden }: AverageView): Piece[] {
  const told = score.text === null ? [] : [{ ...note(`${score.text} ${score.interval}`), ...meterOf(score) }];
  return [...told, note(hidden ? `${count}, ${hidden}` : count)];
}

/** How what is shown was reckoned. */
export function rulesOf(lens: LensModel): string[] {
  const common = [
    `Score: ${SATISFACTION_RULE}. Under 5 answers only their number is shown; under 30 the score is hollow and “low”.`,
    `Stages: ${AVERAGE_RULE}.`,
  ];
  switch (lens.lens) {
    case 'promises':
      return [...common, `${KEEPING_RULE} ${lens.rule}`];
    case 'desired':
      return [...common, GAP_RULE];
    default:
      return common;
  }
}
