import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageWords } from '@/contract/page-words';
import { RATING_SOURCES, SCALES } from '@/contract/survey';
import type { WidgetTexts } from '@/contract/widget';
import { matchTag } from '@/contract/words';
import { AppError } from '@/server/errors';
import type { KeyConfig, SurveyConfig } from './config';
import { keepForm } from './hosted-form';
import { PAGE_CSS, PAGE_SCRIPT } from './hosted-look';
import { answersIn, askedAt, asksMore } from './hosted-more';
import { type SurveyPage, surveyHtml } from './hosted-page';
import { pageTheme } from './hosted-theme';
import { answerHtml, digest, refuseHtml, sayHtml, unspoken, wantedTags } from './html';
import type { Keys } from './keys';
import { type Invitation, invitationOf } from './link';
import { countRefused } from './metrics';
import type { Sender } from './sender';
import type { Writer } from './writer';

export interface HostedOptions {
  keys: Keys;
  writer: Writer;
  /** Calls back once, with the body of a form that may be taken, or with why not. */
  receive(
    req: IncomingMessage,
    key: string,
    config: KeyConfig,
    then: (body: string | AppError) => void,
  ): void;
  senderOf(req: IncomingMessage, key: string): Sender;
}

export interface Hosted {
  /** Answers GET, HEAD and POST of /s/{public key}/{slug}; false for any other address. */
  handle(req: IncomingMessage, res: ServerResponse): boolean;
}

const ADDRESS = /^\/s\/([\w-]{1,120})\/([^/?#]{1,400})\/?(?:\?(.*))?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const POLICY = [
  "default-src 'none'",
  `script-src ${digest(PAGE_SCRIPT)}`,
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');

const STYLE = digest(PAGE_CSS);

/** What a request asks for, once it is known who asks. */
interface Visit {
  key: string;
  slug: string;
  query: URLSearchParams;
  config: KeyConfig;
  survey: SurveyConfig;
  tag: string;
  reader: string;
  /** Who is asked, as the address says. */
  invitation: Invitation;
}

/**
 * The survey as a page of its own, for links, mails, printed codes and frames: one request, and no JavaScript needed
 * to answer. To open it records nothing, whatever its address says, because scanners of mail open links too.
 */
export function createHosted({ keys, writer, receive, senderOf }: HostedOptions): Hosted {
  function find(
    req: IncomingMessage,
    [, key = '', rawSlug = '', search]: string[],
    then: (visit: Visit | AppError) => void,
  ) {
    const slug = decode(rawSlug);
    const query = new URLSearchParams(search);
    keys.find(key, (config) => {
      if (config instanceof AppError) return then(config);
      const touchpoint = config.workspace.touchpoints.get(slug);
      const survey = touchpoint?.deleted ? null : touchpoint?.survey;
      if (!touchpoint || !survey)
        return then(new AppError('not_found', 'This question is not asked any more.'));
      const tags = Object.keys(survey.texts);
      const fallback = tags.includes(config.workspace.locale) ? config.workspace.locale : (tags[0] ?? 'en');
      const wanted = wantedTags(req, query.get('lang'));
      const [tag, reader] = matchTag(tags, wanted) ?? [fallback, fallback];
      const missing = req.method === 'GET' ? unspoken(wanted, tags) : null;
      if (missing) senderOf(req, key).note('language', missing);
      const when = { now: Date.now(), sent: req.method === 'POST' };
      const invitation = invitationOf(query, config.workspace, touchpoint, when);
      if (invitation.state === 'wrong') senderOf(req, key).note('link', slug);
      then({ key, slug, query, config, survey, tag, reader, invitation });
    });
  }

  function show(req: IncomingMessage, res: ServerResponse, visit: Visit): void {
    const { invitation, config, tag } = visit;
    if (isVoid(invitation) && config.workspace.identity.required) {
      sayHtml(req, res, 'ended', tag, config.workspace.name);
      return;
    }
    const score = scoreOf(visit.query.get('score'), visit.survey);
    const step = score === null ? 'ask' : 'confirm';
    answer(req, res, 200, visit, { ...blank(visit), score, step, asked: askedAfter(visit, score) });
  }

  /** Takes an answer: a tap on the scale, which may be added to, or what was looked at once more. */
  function take(req: IncomingMessage, res: ServerResponse, visit: Visit, form: URLSearchParams): void {
    const { config, survey, slug, tag, invitation } = visit;
    const { id: only, customer, signature, persona, attributes } = invitation;
    const page = written(visit, form);
    const { score, comment, answers } = page;
    const fail = (status: number, fault: keyof PageWords, wait?: number) =>
      answer(req, res, status, visit, { ...page, fault }, wait);
    if (score === null) {
      fail(isOther(form, survey) ? 409 : 422, 'choose');
      return;
    }
    // Whoever changes the score without JavaScript is asked what belongs to the new one, once.
    const goesOn = asksMore(form, page.asked);
    const given = {
      touchpoint: slug,
      survey: survey.id,
      id: page.id,
      source: page.source,
      persona,
      customer,
      signature,
    };
    const rating = {
      ...given,
      score,
      comment,
      answers,
      attributes,
      locale: tag,
      // Whoever comes back by the link of an answer that stands must read that it does.
      final: only !== null || !goesOn,
    };
    const at = Date.now();
    const sender = { ...senderOf(req, visit.key), trusted: invitation.state === 'right' };
    writer.write('ratings', config.workspace, rating, at, sender, (error) => {
      if (error) {
        countRefused(error.code);
        if (error.code === 'not_found') return refuseHtml(req, res, error, visit);
        if (error.code === 'conflict') return fail(409, 'stands');
        return fail(error.status, error.code === 'invalid' ? 'choose' : 'failed', error.retryAfter);
      }
      // Who answers has seen the question, with JavaScript or without; the display has the same id, and counts once.
      writer.write('displays', config.workspace, given, at, sender, () => undefined);
      answer(req, res, 200, visit, { ...page, step: goesOn ? 'received' : 'thanks' });
    });
  }

  return {
    handle(req, res) {
      const address = ADDRESS.exec(req.url ?? '');
      if (!address) return false;
      const { method } = req;
      if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
        res.writeHead(405, { allow: 'GET, HEAD, POST' }).end();
        return true;
      }
      const key = address[1] ?? '';
      find(req, address, (visit) => {
        if (visit instanceof AppError) {
          req.resume();
          return refuseHtml(req, res, visit);
        }
        // What is posted may be the end of an answer that has begun; the writer knows.
        if (method !== 'POST')
          return visit.survey.published ? show(req, res, visit) : refuseHtml(req, res, null, visit);
        const kept = keepForm(req);
        receive(req, key, visit.config, (body) => {
          if (typeof body === 'string') return take(req, res, visit, new URLSearchParams(body));
          countRefused(body.code);
          kept(
            ({ form, whole }) => {
              const fault = !whole ? 'partly' : body.code === 'too_large' ? 'long' : 'failed';
              answer(req, res, body.status, visit, { ...written(visit, form), fault }, body.retryAfter);
            },
            // What did not arrive in all that time is not waited for again.
            body.code === 'malformed' ? 0 : undefined,
          );
        });
      });
      return true;
    },
  };
}

/** A token came with the link, and names nobody. */
const isVoid = ({ state }: Invitation): boolean => state === 'expired' || state === 'wrong';

/** The page was opened before the question changed: what it says must not be read on the scale there is now. */
const isOther = (form: URLSearchParams, { id }: SurveyConfig): boolean => (form.get('survey') ?? id) !== id;

/** The page with what a form says: what was chosen and written stands there again. */
function written(visit: Visit, form: URLSearchParams): SurveyPage {
  const id = visit.invitation.id ?? form.get('id') ?? '';
  const score = isOther(form, visit.survey) ? null : scoreOf(form.get('score'), visit.survey);
  const comment = form.get('comment') ?? '';
  const answers = answersIn(form, visit.survey);
  const saysMore = comment !== '' || Object.keys(answers).length > 0;
  return {
    ...blank(visit),
    ...(UUID.test(id) ? { id } : {}),
    score,
    comment,
    answers,
    asked: askedAfter(visit, score),
    step: score === null && !saysMore ? 'ask' : 'confirm',
  };
}

/** The page as it is before anybody has answered. */
function blank({ key, slug, query, config, survey, tag, reader, invitation }: Visit): SurveyPage {
  const source = query.get('source');
  return {
    key,
    touchpoint: slug,
    workspace: config.workspace.name,
    type: survey.type,
    tag,
    reader,
    texts: textsIn(survey, tag),
    languages: Object.keys(survey.texts).map((one) => ({ tag: one, href: hrefIn(query, one) })),
    id: invitation.id ?? randomUUID(),
    survey: survey.id,
    unknown: isVoid(invitation),
    source: RATING_SOURCES.find((known) => known === source) ?? 'link',
    score: null,
    comment: '',
    answers: {},
    asked: [],
    link: survey.settings.link,
    css: pageTheme(config.workspace.asking.theme)?.css ?? null,
    step: 'ask',
  };
}

const textsIn = ({ texts }: SurveyConfig, tag: string): WidgetTexts =>
  texts[tag] ?? { question: '', low: '', high: '', followUp: '', thanks: '' };

const askedAfter = ({ survey, tag }: Visit, score: number | null) =>
  askedAt(survey, textsIn(survey, tag), score);

function hrefIn(query: URLSearchParams, tag: string): string {
  const next = new URLSearchParams(query);
  next.set('lang', tag);
  return `?${next}`;
}

/** A score of the survey's scale, or null. */
function scoreOf(text: string | null, { type }: SurveyConfig): number | null {
  const { min, max } = SCALES[type];
  const score = text !== null && /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return score >= min && score <= max ? score : null;
}

function decode(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

function answer(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  { config }: Visit,
  page: SurveyPage,
  wait?: number,
): void {
  answerHtml(req, res, status, surveyHtml(page), policyFor(config), wait);
}

/** Made to be framed by the pages the key is for. Nothing here can be done in anybody's name. */
function policyFor({ origins, workspace }: KeyConfig): string {
  const styles = [STYLE, pageTheme(workspace.asking.theme)?.digest].filter(Boolean).join(' ');
  const frames = origins ? [...origins, "'self'"].join(' ') : '*';
  return `${POLICY}; style-src ${styles}; frame-ancestors ${frames}`;
}
