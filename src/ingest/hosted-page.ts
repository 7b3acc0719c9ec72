import { FACE, MOUTHS, SIGN, THUMB } from '@/contract/drawings';
import { type PageWords, pageWords } from '@/contract/page-words';
import type { Answers } from '@/contract/rating';
import { answerNames, type RatingSource, SCALES, type SurveyType, shownScores } from '@/contract/survey';
import type { SurveySettings, WidgetTexts } from '@/contract/widget';
import { ENGLISH, hasWords, languageOf, RIGHT_TO_LEFT, WORDS, type Words } from '@/contract/words';
import { Markup, markup } from '@/lib/markup';
import { PAGE_CSS, PAGE_SCRIPT } from './hosted-look';
import { type Asked, moreHtml } from './hosted-more';

// Ours, and checked by their digests: not to be escaped.
const STYLE = new Markup(PAGE_CSS);
const SCRIPT = new Markup(PAGE_SCRIPT);

/** A survey page before it becomes HTML. */
export interface SurveyPage {
  key: string;
  touchpoint: string;
  /** Who asks. */
  workspace: string;
  type: SurveyType;
  /** Language of the texts, and the tag of the reader, whose region decides the shape of the digits. */
  tag: string;
  reader: string;
  texts: WidgetTexts;
  /** The languages there are, with the addresses of the page in each of them. */
  languages: { tag: string; href: string }[];
  /** Id of the rating. */
  id: string;
  /** Id of the survey that is shown. */
  survey: string;
  source: RatingSource;
  /** What was chosen or came with the link; null: nothing yet. */
  score: number | null;
  comment: string;
  answers: Answers;
  /** The questions after this score. */
  asked: Asked[];
  link: SurveySettings['link'] | undefined;
  /** Style sheet of the workspace's own look. */
  css: string | null;
  step: 'ask' | 'confirm' | 'received' | 'thanks';
  /** The link that led here names nobody: the answer goes without a name. */
  unknown: boolean;
  /** What went wrong with the last attempt. */
  fault?: keyof PageWords | undefined;
}

const icon = (d: string): Markup =>
  markup`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${d}"/></svg>`;

/** What each score is called and looks like, in the order in which they are shown. */
function answersOf(page: SurveyPage): { score: number; name: string; face: Markup; down: boolean }[] {
  const { min } = SCALES[page.type];
  const thumbs = page.type === 'thumbs';
  const names = answerNames(page.type, page.texts, wordsOf(page.tag).slice(12));
  return shownScores(page.type).map((score, index) => {
    const name = names[score - min] || score.toLocaleString(page.reader);
    const face =
      page.type === 'smiley'
        ? icon(FACE + (MOUTHS[index] ?? ''))
        : markup`${thumbs ? icon(THUMB) : ''}${name}`;
    return { score, name, face, down: thumbs && score === 0 };
  });
}

const wordsOf = (tag: string) => (WORDS[languageOf(tag)] ?? ENGLISH).split('|') as Words;

/** One tap is one answer: each is a button that sends it. */
const askScale = (page: SurveyPage): Markup =>
  scale(
    page,
    answersOf(page).map(
      ({ score, name, face, down }) =>
        markup`<button name="score" value="${score}" aria-label="${name}"${down && markup` class="down"`}>${face}</button>`,
    ),
  );

/** What was chosen, to be looked at once more. */
const chosenScale = (page: SurveyPage): Markup =>
  scale(
    page,
    answersOf(page).map(
      ({ score, name, face, down }) =>
        markup`<label${down && markup` class="down"`}><input type="radio" name="score" value="${score}" aria-label="${name}" required${score === page.score && markup` checked`}><span>${face}</span></label>`,
    ),
  );

const scale = ({ type, texts }: SurveyPage, answers: Markup[]): Markup => markup`
<fieldset aria-labelledby="question"${type !== 'thumbs' && markup` aria-describedby="ends"`}>
<div class="scale ${type}">${answers}</div>
${type !== 'thumbs' && markup`<p class="ends" id="ends"><span>${texts.low}</span><span>${texts.high}</span></p>`}
</fieldset>`;

const form = (page: SurveyPage, inside: Markup): Markup => markup`
<form method="post" autocomplete="off" data-key="${page.key}" data-touchpoint="${page.touchpoint}" data-source="${page.source}"${page.step !== 'received' && markup` data-asked="1"`}>
<input type="hidden" name="id" value="${page.id}"><input type="hidden" name="survey" value="${page.survey}"><input type="hidden" name="step" value="${page.step === 'ask' ? 'tap' : 'send'}">${inside}
</form>`;

function body(page: SurveyPage): Markup {
  const { texts, step, tag } = page;
  const words = pageWords(tag);
  const [, send, , hint, thanks] = wordsOf(tag);
  const note = page.fault
    ? markup`<p class="note bad" role="alert">${words[page.fault]}</p>`
    : step === 'confirm' || step === 'received'
      ? markup`<p class="note" role="status">${words[step === 'confirm' ? 'unsent' : 'received']}</p>`
      : '';
  const nameless =
    page.unknown && step !== 'thanks' && markup`<p class="note" role="status">${words.unknown}</p>`;
  if (step === 'thanks') {
    // The first sentence is the heading, the rest the text below it.
    const [first, ...rest] = (texts.thanks || thanks).split(/(?<=[.!?؟。])\s/);
    const { link, score } = page;
    const follows = link && texts.link && score !== null && score >= (link.from ?? score);
    const leads =
      follows &&
      markup`<a class="send" href="${link.url}" target="_blank" rel="noopener noreferrer">${texts.link}</a>`;
    return markup`<div role="status"><h1>${first}</h1><p class="rest">${rest.join(' ')}</p></div>${leads}`;
  }
  const heading = markup`<h1 id="question">${texts.question}</h1>${nameless}${note}`;
  if (step === 'ask') return markup`${heading}${form(page, askScale(page))}`;
  const chosen = answersOf(page).find(({ score }) => score === page.score)?.name ?? '';
  const { asked, answers, comment } = page;
  const more = asked.length > 0 && moreHtml(asked, { answers, comment, hint, chosen });
  return markup`${heading}${form(page, markup`${chosenScale(page)}${more}<button class="send">${send}</button>`)}`;
}

const nameOf = (tag: string): string =>
  new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag;

/** The whole page as HTML. */
export function surveyHtml(page: SurveyPage): string {
  const { tag, languages, workspace, texts } = page;
  // After the thanks another language would be another question.
  const choices =
    page.step !== 'thanks' &&
    languages.length > 1 &&
    markup`<nav aria-label="${pageWords(tag).language}">${languages.map(
      (one) =>
        markup`<a href="${one.href}" lang="${one.tag}" hreflang="${one.tag}"${one.tag === tag && markup` aria-current="true"`}>${nameOf(one.tag)}</a>`,
    )}</nav>`;
  return documentOf(
    tag,
    `${texts.question} · ${workspace}`,
    workspace,
    body(page),
    choices || null,
    page.css,
  );
}

/** Said instead of a question, in the reader's language where we know it. */
export function noticeHtml(tag: string, workspace: string, said: keyof PageWords): string {
  const text = pageWords(tag)[said];
  const spoken = hasWords(tag) ? languageOf(tag) : 'en';
  return documentOf(spoken, text, workspace, markup`<h1>${text}</h1>`, null);
}

function documentOf(
  tag: string,
  title: string,
  workspace: string,
  inside: Markup,
  choices: Markup | null,
  css: string | null = null,
): string {
  return markup`<!doctype html>
<html lang="${tag}" dir="${RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style>${css !== null && markup`<style>${new Markup(css)}</style>`}</head>
<body>
<header>${workspace}</header>
<main>${inside}</main>
<footer>${choices}<span>${icon(SIGN)} Touchline</span></footer>
<script>${SCRIPT}</script>
</body></html>
`.toString();
}
