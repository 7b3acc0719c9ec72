import { type Markup, markup } from '@/lib/markup';
import type { DigestModel } from '../prepare';

export interface DigestLetter {
  subject: string;
  text: string;
  html: string;
}

interface Reader {
  /** Of the workspace. */
  workspace: string;
  /** Origin of the app, without a slash at its end. */
  origin: string;
  /** Page on which the digest is ended. */
  end: string;
}

/** Figures that have a picture, by key; it is named as `cid:spark-<key>`. */
type Drawn = ReadonlySet<string>;

/**
 * The digest as plain text and as HTML that needs no style sheet and reads the same without its pictures. Its width stands
 * in a table, too: Outlook on Windows knows no `max-width`.
 */
export function writeDigest(
  model: DigestModel,
  { workspace, origin, end }: Reader,
  drawn: Drawn,
): DigestLetter {
  const href = `${origin}${model.map.href}`;
  const subject = `${workspace}, ${model.span}: ${summaryOf(model)}`;
  const text = [
    `${workspace}, ${model.span}`,
    `${model.map.name}: ${model.answers}`,
    model.figures.map((figure) => `${figure.name}: ${figureText(figure)}`).join('\n'),
    model.concerns.length > 0
      ? ['Needs attention', ...model.concerns.map(concernText)].join('\n')
      : 'Nothing needs attention.',
    model.more > 0 ? `And ${model.more} more on the page.` : '',
    model.others.map(({ name, text }) => `${name}: ${text}`).join('\n'),
    `Open Satisfaction:\n${href}`,
    `Scores have their 95% interval. Fewer than five answers are counted, not scored.\nEnd these mails: ${end}`,
  ];
  return {
    subject,
    text: `${text.filter(Boolean).join('\n\n')}\n`,
    html: htmlOf(model, { workspace, origin, end }, drawn),
  };
}

/** The first thing to know, in a line. */
function summaryOf({ concerns: [first], more, concerns, answers }: DigestModel): string {
  if (!first)
    return answers === 'Nobody answered' ? 'nobody answered' : `${answers}, nothing needs attention`;
  const rest = concerns.length - 1 + more;
  return `${first.title}: ${first.badge.toLowerCase()}${rest > 0 ? `, and ${rest} more` : ''}`;
}

type Figure = DigestModel['figures'][number];

const changeText = ({ change, verdict }: Figure): string => {
  const said = change?.label ?? verdict ?? '';
  return said.charAt(0).toUpperCase() + said.slice(1);
};

const figureText = (figure: Figure): string =>
  [[figure.text, figure.interval].filter(Boolean).join(' '), figure.detail, figure.count, changeText(figure)]
    .filter(Boolean)
    .join(', ');

const concernText = ({ title, badge, text }: DigestModel['concerns'][number]): string =>
  `- ${title} (${badge.toLowerCase()}): ${text}`;

/**
 * Neither on a ground nor in colours of its own, so that it can be read where mails are dark. Outlook knows no opacity and shows it plain.
 */
const MUTED = 'opacity:.75;font-size:13px';

function htmlOf(model: DigestModel, { workspace, origin, end }: Reader, drawn: Drawn): string {
  const href = `${origin}${model.map.href}`;
  const rows = model.figures.map((figure) => rowOf(figure, drawn.has(figure.key)));
  const concerns = model.concerns.map(
    ({
      title,
      badge,
      text,
      href,
    }) => markup`<li style="margin:0 0 10px"><a href="${origin}${href}" style="font-weight:600" dir="auto">${title}</a> <span style="${MUTED}">${badge}</span><br>
<span dir="auto">${text}</span></li>`,
  );
  return String(markup`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${workspace}, ${model.span}</title></head>
<body style="margin:0;padding:24px"><table role="presentation" width="560" style="width:100%;max-width:560px;border-collapse:collapse"><tr><td style="padding:0;font:15px/1.5 sans-serif">
<p style="margin:0;${MUTED}" dir="auto">${workspace}</p>
<h1 style="margin:0 0 4px;font-size:20px;line-height:1.3">The week of ${model.span}</h1>
<p style="margin:0 0 20px"><a href="${href}" dir="auto">${model.map.name}</a>: ${model.answers}</p>
<table role="presentation" width="100%" style="width:100%;border-collapse:collapse;margin:0 0 24px">${rows}</table>
<h2 style="margin:0 0 8px;font-size:16px">${model.concerns.length > 0 ? 'Needs attention' : 'Nothing needs attention'}</h2>
${model.concerns.length > 0 ? markup`<ul style="margin:0 0 16px;padding:0 0 0 18px">${concerns}</ul>` : null}
${model.more > 0 ? markup`<p style="margin:0 0 16px">And <a href="${href}">${model.more} more</a>.</p>` : null}
${othersOf(model, origin)}
<p style="margin:24px 0"><a href="${href}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#2b4bd4;color:#ffffff;text-decoration:none">Open Satisfaction</a></p>
<p style="margin:0;${MUTED}">Changes are against the week before, and named only where they can be told from chance. Scores have their
95% interval; fewer than five answers are counted, not scored. <a href="${end}">End these mails</a>.</p>
</td></tr></table></body></html>`);
}

function rowOf(figure: Figure, picture: boolean): Markup {
  const { key, name, text, interval, detail, count, state } = figure;
  // Outlook gives a table within a table its own font.
  const border = 'border-top:1px solid #d9dce1;padding:10px 0;vertical-align:top;font:15px/1.5 sans-serif';
  // What rests on few answers looks it.
  const weight = state === 'low' ? 'font-weight:400;opacity:.75' : 'font-weight:600';
  return markup`<tr><td style="${border};width:96px">${name}</td>
<td style="${border}"><span style="font-size:18px;${weight}">${text ?? '–'}</span> <span style="${MUTED}">${interval ?? ''}</span><br>
<span style="${MUTED}">${[detail, count].filter(Boolean).join(' · ')}</span><br><span style="font-size:13px">${markOf(figure)}${changeText(figure)}</span></td>
<td style="${border};width:120px;text-align:right">${
    picture
      ? markup`<img src="cid:spark-${key}" width="120" height="32" alt="${figure.spark.label}" style="display:inline-block">`
      : null
  }</td></tr>`;
}

/** A direction by shape, not by colour. */
const markOf = ({ change }: Figure): string =>
  change?.direction === 'up' ? '▲ ' : change?.direction === 'down' ? '▼ ' : '';

function othersOf({ others }: DigestModel, origin: string): Markup | null {
  if (others.length === 0) return null;
  const items = others.map(
    ({ name, href, text }) => markup`<li><a href="${origin}${href}" dir="auto">${name}</a>: ${text}</li>`,
  );
  return markup`<h2 style="margin:0 0 8px;font-size:16px">Other maps</h2><ul style="margin:0;padding:0 0 0 18px">${items}</ul>`;
}
