import { RANGE_KEYS, type RangeKey } from '@/domain/period';
import { DIMENSION_NAMES, DIMENSIONS, type Dimension, type Segment } from '@/features/segment/schema';
import { languageName } from '@/lib/languages';
import type { Choices } from './schema';

/** One filter, and the segment without it. */
export interface ChipView {
  key: string;
  /** "Touchpoint" */
  kind: string;
  label: string;
  without: Segment;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const dimensionTitle = (dimension: Dimension): string => capital(DIMENSION_NAMES[dimension]);

/** What a value is called; as it stands in the address where nobody knows better. */
export function nameOf(choices: Choices | undefined, dimension: Dimension, value: string): string {
  const known = choices?.[dimension].find((choice) => choice.value === value)?.label;
  if (known !== undefined && dimension !== 'languages') return known;
  if (dimension === 'languages') return languageName(value);
  const isId = ['stages', 'departments', 'promises', 'themes'].includes(dimension);
  return isId ? (choices ? 'not here any more' : '…') : value;
}

/** Whether all themes of a segment have a name. */
export const isKnown = (choices: Choices, { themes }: Segment): boolean =>
  themes.every((id) => choices.themes.some(({ value }) => value === id));

/** A chip for every value of a segment. */
export function prepareChips(segment: Segment, choices: Choices | undefined): ChipView[] {
  return [
    ...DIMENSIONS.flatMap((dimension) =>
      segment[dimension].map(
        (value): ChipView => ({
          key: `${dimension} ${value}`,
          kind: dimensionTitle(dimension),
          label: nameOf(choices, dimension, value),
          without: {
            ...segment,
            [dimension]: segment[dimension].filter((other) => other !== value),
          } as Segment,
        }),
      ),
    ),
    ...segment.attributes.map((pair) => ({
      key: `attribute ${pair.name} ${pair.value}`,
      kind: pair.name,
      label: pair.value === '' ? '(empty)' : pair.value,
      without: { ...segment, attributes: segment.attributes.filter((other) => other !== pair) },
    })),
  ];
}

export const rangeOf = ({ period }: Segment): RangeKey | null => ('range' in period ? period.range : null);
export const RANGES: readonly RangeKey[] = RANGE_KEYS;
