import type { DeltaView } from '@/components/ui/Delta';
import type { ScoreView } from '@/components/ui/Score';
import { formatChange, formatCount, formatNumber, formatSigned, plural } from '@/domain/format';
import type { Part } from '@/domain/satisfaction';
import { spread5 } from '@/domain/satisfaction';
import { countOf } from '@/domain/tally';
import { judgedTogether } from '@/domain/together';
import { judgeSatisfaction, type Verdict } from '@/domain/verdict';
import { roundAbout } from '@/domain/visibility';
import type { Stretch } from '@/domain/weeks';
import { spanText } from '@/features/segment/prepare/period';
import { prepareScore } from '@/features/touchpoint/prepare';
import { languageName } from '@/lib/languages';
import type { Spoken, ThemeDetail, ThemeRow, ThemesData } from '../schema';
import { PICTURES, UNKNOWN } from './limits';

/** Shares of the answers that are low (1–2 of 5), between, and high (4–5). */
export interface FeltView {
  low: number;
  between: number;
  high: number;
  /** "64% low (1–2), 9% between, 27% high (4–5)" */
  text: string;
}

export interface EffectView {
  /** "0.62 lower", with its mark; null where nothing may be said. */
  change: DeltaView | null;
  /** "−0.80 to −0.44" */
  interval: string | null;
  /** "Likely real", "Can’t tell yet – about 40 more comments" */
  verdict: string;
}

export interface ThemeView {
  id: string;
  name: string;
  /** "German"; "Emoji" */
  language: string;
  pinned: boolean;
  hidden: boolean;
  merged: { id: string; name: string; into: string }[];
  n: number;
  /** "n 45 · 12%" */
  share: string;
  score: ScoreView;
  /** Why no score stands there; null where one does. */
  few: string | null;
  felt: FeltView | null;
  effect: EffectView | null;
  marks: WeekMark[];
  /** The trend in words. */
  trend: string;
}

/** Comments in a stretch of time; null is a stretch without any. */
export interface WeekMark {
  key: string;
  when: string;
  n: number | null;
}

export const themeLanguage = (language: string): string =>
  language === PICTURES ? 'Emoji' : language === UNKNOWN ? 'Language not known' : languageName(language);

const FEW = 'Too few to show a score';

/** All that is shown of the themes. Effects are read side by side, so they are judged together (Holm). */
export function prepareThemes({ themes, comments, stretches }: ThemesData): {
  rows: ThemeView[];
  compared: number;
} {
  const raw = themes.map(({ others, parts }) =>
    parts.length > 0 && others.length > 0 ? judgeSatisfaction(others, parts) : null,
  );
  const { verdicts, compared } = judgedTogether(raw.flatMap((verdict) => verdict ?? []));
  let next = 0;
  const rows = themes.map((theme, place) =>
    toView(theme, raw[place] ? (verdicts[next++] ?? null) : null, { comments, stretches }),
  );
  return { rows, compared };
}

function toView(
  theme: ThemeRow,
  verdict: Verdict | null,
  { comments, stretches }: { comments: number; stretches: readonly Stretch[] },
): ThemeView {
  const { id, name, language, pinned, hidden, merged, n, parts, weeks } = theme;
  const score = prepareScore(parts);
  const marks = stretches.map((stretch, place) => ({
    key: stretch.from,
    when: spanText(stretch),
    n: weeks[place] ?? null,
  }));
  return {
    id,
    name,
    language: themeLanguage(language),
    pinned,
    hidden,
    merged,
    n,
    share: comments > 0 ? `${formatNumber((100 * n) / comments, n * 10 < comments ? 1 : 0)}%` : '',
    score,
    few: score.text === null ? FEW : null,
    felt: prepareFelt(parts),
    effect: verdict && prepareEffect(verdict),
    marks,
    trend: `Comments over time: ${marks.map((mark) => `${mark.when} ${mark.n ?? 'none at all'}`).join(', ')}`,
  };
}

/** How those felt who spoke of it, by the scores they gave themselves. Null where too few may be told. */
export function prepareFelt(parts: readonly Part[]): FeltView | null {
  const n = parts.reduce((sum, { counts }) => sum + countOf(counts), 0);
  if (n === 0) return null;
  const bars = [0, 0, 0, 0, 0];
  for (const { type, counts } of parts)
    spread5(type, counts).forEach((share, place) => {
      bars[place] = (bars[place] ?? 0) + (share * countOf(counts)) / n;
    });
  const [one = 0, two = 0, between = 0, four = 0, five = 0] = bars;
  const [low, high] = [one + two, four + five];
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  return {
    low,
    between,
    high,
    text: `${percent(low)} low (1–2), ${percent(between)} between, ${percent(high)} high (4–5)`,
  };
}

function prepareEffect({ word, change, more }: Verdict): EffectView {
  const needed = more ? `: about ${formatCount(roundAbout(more), 'more comment')} needed` : '';
  const shown = word === 'few' ? null : change;
  return {
    change: shown && {
      direction: word === 'better' ? 'up' : word === 'worse' ? 'down' : 'none',
      text:
        word === 'better' || word === 'worse'
          ? formatNumber(Math.abs(shown.difference), 2)
          : formatChange({ ...shown, distinguishable: false }, 2),
      label: `${formatSigned(shown.difference)} of satisfaction`,
    },
    interval: shown && `${formatSigned(shown.low)} to ${formatSigned(shown.high)}`,
    verdict:
      word === 'better' || word === 'worse'
        ? 'Likely real'
        : word === 'same'
          ? 'No clear difference'
          : word === 'early'
            ? `Can’t tell yet${needed}`
            : `Too few to say${needed}`,
  };
}

/** What the effect says, to be read beside it. */
export function effectSentence({ effect, score, name }: ThemeView): string {
  if (!effect?.change || !effect.interval) return effect ? `${effect.verdict}.` : `${FEW}.`;
  const { direction, text } = effect.change;
  if (direction === 'none') return `${effect.verdict}: ${text} (${effect.interval}).`;
  const than = `${text} ${direction === 'up' ? 'higher' : 'lower'}`;
  return `Customers who mention “${name}” rate ${than} than others who wrote in that language (${effect.interval}, n ${formatNumber(score.n)}). ${effect.verdict}. It says what goes together, not what causes it.`;
}

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });

/** Satisfaction by week, as a chart takes it. */
export function prepareTrend({ weeks, stretches }: ThemeDetail) {
  return stretches.map((stretch, place) => {
    const { n, parts }: Spoken = weeks[place] ?? { n: 0, parts: [] };
    const score = prepareScore(parts);
    const when = spanText(stretch);
    const said = score.text
      ? `${score.text} ${score.interval}, n ${formatNumber(score.n)}`
      : n === 0
        ? 'No comments'
        : `${formatCount(n, 'comment')}, too few to show a score`;
    return {
      key: stretch.from,
      tick: day.format(new Date(stretch.from)),
      when,
      text: said,
      n,
      value: score.value,
      low: score.low,
      high: score.high,
      hollow: score.state === 'low',
    };
  });
}

/** "12 comments are still to be read" */
export const waitingText = (waiting: number): string =>
  `${formatCount(waiting, 'comment')} ${plural(waiting, 'is', 'are')} still being read. Themes follow in a moment.`;
