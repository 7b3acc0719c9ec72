import { z } from 'zod';
import { NAME_LENGTH, TEXT_LENGTH } from '@/contract/limits';
import { formatNumber } from '@/domain/format';
import { laneHeader, laneText } from '@/features/lane/prepare';
import { isOwn, type MapLane } from '@/features/lane/schema';
import { MOST_AT_ONCE, type TouchpointContent, touchpointContent } from '@/features/touchpoint/schema';
import { clean, type MapTouchpoint } from '../schema';

/**
 * What is written of a touchpoint, to be carried elsewhere, own lanes and their pictures included. Scores, surveys and
 * evidence stay behind.
 */
export function contentOf(touchpoint: MapTouchpoint, lanes: readonly MapLane[]): TouchpointContent {
  const { name, doing, thinking, feeling, purpose, channel, mood, importance, desired } = touchpoint;
  const { businessImportance, momentOfTruth } = touchpoint;
  return {
    name,
    doing,
    thinking,
    feeling,
    purpose,
    channel,
    department: touchpoint.department?.name ?? '',
    mood,
    importance,
    businessImportance,
    momentOfTruth,
    desired,
    promises: touchpoint.promises.map(({ name }) => name),
    insights: touchpoint.insights.map(({ kind, text }) => ({ kind, text })),
    survey: null,
    lanes: ownLanes(touchpoint, lanes),
    pictures: pictures(touchpoint, lanes),
    standsFor: touchpoint.origins?.map(({ id }) => id) ?? [touchpoint.id],
  };
}

/** As a sheet would hold it, because lanes are the same on two maps by name and kind. */
function ownLanes({ values }: MapTouchpoint, lanes: readonly MapLane[]): Record<string, string> {
  return Object.fromEntries(
    lanes.flatMap(({ id, kind, name, unit }) => {
      const value = values[id];
      if (!isOwn(kind) || kind === 'image' || !value) return [];
      return [[laneHeader({ kind, name, unit }), String(laneText(kind, value))]];
    }),
  );
}

function pictures({ values }: MapTouchpoint, lanes: readonly MapLane[]): TouchpointContent['pictures'] {
  return Object.fromEntries(
    lanes.flatMap(({ id, kind, name }) => {
      const { attachmentId, text = '' } = values[id] ?? {};
      return kind === 'image' && attachmentId ? [[name, { attachmentId, text }]] : [];
    }),
  );
}

/** Flavour of the clipboard that only Touchline reads. Other programs get the names as lines of text. */
export const FLAVOUR = 'application/x-touchline-touchpoints+json';

const copied = z.object({
  touchline: z.literal('touchpoints'),
  touchpoints: z.array(touchpointContent).min(1).max(MOST_AT_ONCE),
});

export const toText = (contents: readonly TouchpointContent[]): string =>
  contents.map(({ name }) => name).join('\n');

export const toJson = (touchpoints: readonly TouchpointContent[]): string =>
  JSON.stringify({ touchline: 'touchpoints', touchpoints });

/** Touchpoints that were copied; null when it is anything else. */
export function fromJson(json: string): TouchpointContent[] | null {
  try {
    return copied.safeParse(JSON.parse(json)).data?.touchpoints ?? null;
  } catch {
    return null;
  }
}

/** Bullets and numbers that lists put before their lines. */
const BULLET = /^\s*(?:[-*•‣–—]|\d{1,3}[.)])\s+/;

/**
 * A touchpoint from each line of text. What has no room in a name, and the further cells of a row of a table, goes
 * into "doing", so that nothing is lost. A sentence for people when there is too much of it.
 */
export function fromText(pasted: string): TouchpointContent[] | string {
  const lines = clean(pasted)
    .split('\n')
    .map((line) => line.replace(BULLET, '').trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return 'There is no text on the clipboard to make touchpoints from.';
  if (lines.length > MOST_AT_ONCE)
    return `That is ${formatNumber(lines.length)} lines; ${MOST_AT_ONCE} touchpoints at most are made at once. Nothing was added: paste a part of it.`;
  const long = lines.findIndex((line) => line.length > TEXT_LENGTH);
  if (long >= 0)
    return `Line ${long + 1} is longer than ${formatNumber(TEXT_LENGTH)} characters. Nothing was added: shorten it and paste again.`;
  return lines.map((line) => {
    const [first = '', ...cells] = line.split('\t').map((cell) => cell.trim());
    const name = cut(first || cells.join(' '));
    const rest = [name === first || first === '' ? '' : first, ...(first === '' ? [] : cells)];
    const doing = rest.filter(Boolean).join('\n');
    return touchpointContent.parse({ name, doing });
  });
}

/** As many whole characters as a name may have, up to the end of a word where there is one. */
function cut(text: string): string {
  const name = text.replace(/\s+/g, ' ');
  if (name.length <= NAME_LENGTH) return name;
  const head = name
    .slice(0, NAME_LENGTH - 1)
    .toWellFormed()
    .replace('\uFFFD', '');
  return `${head.replace(/\s+\S*$/, '') || head}…`;
}
