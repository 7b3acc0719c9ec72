import { answerNames, type RatingSource, SCALES, type SurveyType, shownScores } from '@/contract/survey';
import type { SurveyTexts, Theme } from '@/contract/widget';
import { RIGHT_TO_LEFT } from '@/contract/words';
import { mix, paletteOf } from '@/domain/contrast';
import { markup } from '@/lib/markup';

/**
 * English texts a new survey begins with. The wording is neutral: it supposes neither a good nor a bad experience,
 * and both ends of the scale are equally strong.
 */
export function defaultTexts(type: SurveyType, touchpointName: string): SurveyTexts {
  const followUp = 'What is the main reason for your answer?';
  const thanks = 'Thank you. Your answer has arrived.';
  switch (type) {
    case 'csat':
      return {
        question: `How satisfied or dissatisfied are you with: ${touchpointName}?`,
        low: 'Very dissatisfied',
        high: 'Very satisfied',
        followUp,
        thanks,
      };
    case 'smiley':
      return {
        question: `How was this for you: ${touchpointName}?`,
        low: 'Very bad',
        high: 'Very good',
        followUp,
        thanks,
      };
    case 'nps':
      return {
        question: 'How likely or unlikely are you to recommend us to a friend or colleague?',
        low: 'Not at all likely',
        high: 'Extremely likely',
        followUp,
        thanks,
      };
    case 'ces':
      return {
        question: `How difficult or easy was this: ${touchpointName}?`,
        low: 'Very difficult',
        high: 'Very easy',
        followUp,
        thanks,
      };
    case 'thumbs':
      return {
        question: `Did this help you or not: ${touchpointName}?`,
        low: 'No',
        high: 'Yes',
        followUp,
        thanks,
      };
  }
}

interface Place {
  /** Of this installation. */
  origin: string;
  publicKey: string;
  /** Slug. */
  touchpoint: string;
}

/** Where a touchpoint asks on a page of its own. `score` is shown as chosen there; it counts once it is sent. */
export function pageAddress(
  { origin, publicKey, touchpoint }: Place,
  source: RatingSource,
  score?: number,
): string {
  const query = new URLSearchParams({ source, ...(score === undefined ? {} : { score: `${score}` }) });
  return `${origin}/s/${publicKey}/${encodeURIComponent(touchpoint)}?${query}`;
}

/** Where a touchpoint asks on a screen of its own. */
export const kioskAddress = ({ origin, publicKey, touchpoint }: Place): string =>
  `${origin}/k/${publicKey}/${encodeURIComponent(touchpoint)}`;

/** The page in a frame of another page. */
export const frameOf = (address: string, question: string): string =>
  markup`<iframe src="${address}" title="${question}" width="100%" height="560" loading="lazy" style="border:0"></iframe>`
    .text;

const FACES = ['😠', '🙁', '😐', '🙂', '😀'];

interface MailLook {
  addressOf: (score: number) => string;
  /** Of the workspace. */
  theme?: Theme | undefined;
  /** Language of the texts. */
  tag: string;
}

/**
 * The question as it can be pasted into a mail: a table, because that is what all mail programs draw. Each answer is a
 * link to the page, which asks once more before anything counts: programs that look for malice open every link. It
 * wears the colours of the workspace. A mail cannot ask which mode a device is in, so it is dark only where the
 * workspace always is; on light paper of no colour of its own, programs in dark mode turn it themselves. The accent is
 * the border of all answers alike: none is chosen yet, and none is led to.
 */
export function mailBlock(
  type: SurveyType,
  { question, low, high }: SurveyTexts,
  { addressOf, theme = {}, tag }: MailLook,
): string {
  const { paper, ink, quiet } = paletteOf(theme, theme.mode === 'dark' ? 'dark' : 'light');
  const border =
    theme.accent ?? (theme.paper || theme.ink || theme.mode === 'dark' ? mix(ink, paper, 0.6) : '#8b8a84');
  const radius = theme.radius ?? 8;
  const ground =
    theme.paper || theme.mode === 'dark'
      ? `padding:16px;background:${paper};border-radius:${radius * 1.5}px;`
      : '';
  const [dir, start, end] = RIGHT_TO_LEFT.test(tag) ? ['rtl', 'right', 'left'] : ['ltr', 'left', 'right'];
  const thumbs = type === 'thumbs';
  const names = type === 'smiley' ? FACES : answerNames(type, { low, high }, ['No', 'Yes']);
  const nameOf = (score: number) => names[score - SCALES[type].min] ?? `${score}`;
  const cells = shownScores(type).map(
    (score) =>
      markup`<td style="padding:0 2px"><a href="${addressOf(score)}" style="display:block;padding:10px ${thumbs ? 20 : 9}px;border:1px solid ${border};border-radius:${radius}px;color:${ink};font-weight:600;text-align:center;text-decoration:none">${nameOf(score)}</a></td>`,
  );
  const small = `padding:6px 2px 0;font-size:12px;color:${quiet}`;
  const ends = markup`<tr><td style="${small}" align="${start}">${low}</td><td style="${small}" align="${end}">${high}</td></tr>`;
  const whole = `border-collapse:separate;${ground}font:15px/20px ${theme.font || 'sans-serif'};color:${ink}`;
  return markup`<table role="presentation" dir="${dir}" cellpadding="0" cellspacing="0" style="${whole}"><tr><td style="padding:0 2px 12px;font-weight:600">${question}</td></tr><tr><td><table role="presentation" cellpadding="0" cellspacing="0"><tr><td colspan="2"><table role="presentation" cellpadding="0" cellspacing="0"><tr>${cells}</tr></table></td></tr>${thumbs ? '' : ends}</table></td></tr></table>`
    .text;
}

/** The same for mails without mark-up. */
export const mailText = (question: string, address: string): string => `${question}\n${address}`;

/** Survives a scratch (15 %), with the margin of four squares that scanners need. */
export const CODE_OPTIONS = { ecc: 'medium', border: 4 } as const;

/** The dark squares of a code as one path, a unit each. */
export const codePath = (squares: readonly (readonly boolean[])[]): { path: string; size: number } => ({
  path: squares.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join(''),
  size: squares.length,
});

/** A code as a file of its own: black on white, whatever the screen looks like. */
export const codeFile = ({ path, size }: ReturnType<typeof codePath>): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size * 8}" height="${size * 8}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
