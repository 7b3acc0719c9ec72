import type { Level } from '@/components/ui/LevelMeter';
import { BAND_NAMES } from '@/domain/satisfaction';
import { FLAG_REASONS } from '@/features/flag/schema';
import { DEVICE_NAMES, SOURCE_NAMES } from '@/features/segment/schema';
import { prepareLanding, TYPE_NAMES } from '@/features/touchpoint/prepare';
import { languageName } from '@/lib/languages';
import type { AnswerRow, AskedText } from './schema';

const primary = (tag: string): string => tag.replaceAll('_', '-').split('-')[0]?.toLowerCase() ?? '';

/** The texts a customer read: in their language where the survey speaks it, else in that of the workspace. */
export function textOf(
  texts: readonly AskedText[],
  locale: string | null,
  fallback: string,
): AskedText | null {
  const wanted = locale?.replaceAll('_', '-').toLowerCase() ?? '';
  return (
    texts.find((text) => text.locale.toLowerCase() === wanted) ??
    texts.find((text) => wanted !== '' && primary(text.locale) === primary(wanted)) ??
    texts.find((text) => text.locale === fallback) ??
    texts[0] ??
    null
  );
}

/** What stands in one line of the list. */
export interface AnswerLine {
  /** "2", "9/10", "up"; null where too few answered to say. */
  score: string | null;
  level: Level | null;
  /** "Weak", or why there is no score. */
  levelName: string;
  /** "CSAT 2, Weak": the score for those who do not see it. */
  told: string;
  /** "QR code · Phone · German" */
  came: string;
  /** Why it is not counted. */
  left: string | null;
}

export function prepareLine(
  row: Pick<AnswerRow, 'score' | 'type' | 'source' | 'flag'> & Partial<Pick<AnswerRow, 'device' | 'locale'>>,
): AnswerLine {
  const landing = row.score === null ? null : prepareLanding(row.type, row.score);
  const level = landing && (Math.round(landing.value) as Level);
  const levelName = level ? BAND_NAMES[level] : 'Too few to show the score';
  const came = [
    SOURCE_NAMES[row.source],
    row.device ? DEVICE_NAMES[row.device] : null,
    row.locale ? languageName(row.locale.replaceAll('_', '-')) : null,
  ];
  return {
    score: landing?.text ?? null,
    level,
    levelName,
    told: landing ? `${TYPE_NAMES[row.type]} ${landing.text}, ${levelName}` : levelName,
    came: came.filter(Boolean).join(' · '),
    left: row.flag ? FLAG_REASONS[row.flag] : null,
  };
}

/** An address as it may be shown and followed: without what could run, and without the noise before it. Null: neither. */
export function preparePage(url: string | null): { href: string; text: string } | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, host, pathname, search } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const path = `${pathname === '/' ? '' : pathname}${search}`;
  return { href: url, text: `${host}${path}` };
}
