import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { escapeMarkup } from '@/lib/markup';
import { isLocalHost } from './client-address';
import { env, isEmbedded, publicUrl } from './env';
import { singleton } from './singleton';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** PNGs of ours that the HTML names as `cid:…`; base64. */
  pictures?: { cid: string; base64: string }[];
  /** Address at which a POST, and nothing else, ends mails of this kind: RFC 8058. */
  unsubscribe?: string;
}

export interface KeptMail extends Mail {
  at: string;
}

/** A letter before it becomes text and HTML. A blank `action` leaves the button out. */
export interface Letter {
  to: string;
  subject: string;
  paragraphs: string[];
  action?: { label: string; url: string };
  closing?: string;
}

const OUTBOX_MAILS = 50;
const TIMEOUT = '10000';

/** Writes a letter as plain text and as HTML that needs no image, no style sheet and no link but its one action. */
export function writeMail({ to, subject, paragraphs, action, closing }: Letter): Mail {
  const after = closing ? [closing] : [];
  const text = [...paragraphs, ...(action ? [`${action.label}:\n${action.url}`] : []), ...after].join('\n\n');
  const paragraph = (content: string) => `<p style="margin:0 0 16px">${content}</p>`;
  const button = action
    ? paragraph(
        `<a href="${escapeMarkup(action.url)}" style="display:inline-block;padding:10px 16px;border-radius:6px;` +
          `background:#2b4bd4;color:#ffffff;text-decoration:none">${escapeMarkup(action.label)}</a>`,
      )
    : '';
  const body = paragraphs.map((line) => paragraph(escapeMarkup(line))).join('');
  const html =
    '<!doctype html><html lang="en"><body style="margin:0;padding:24px;font:15px/1.5 sans-serif;color:#1b1d22">' +
    `<div style="max-width:520px">${body}${button}${after.map((line) => paragraph(escapeMarkup(line))).join('')}` +
    '</div></body></html>';
  return { to, subject, text: `${text}\n`, html };
}

/**
 * Hands a mail to the server of SMTP_URL, or, in embedded mode without one, puts it into the outbox. Rejects when
 * neither took it; only a job calls this, so that it is tried again. Everybody else does `send('mail', mail)`.
 */
export async function deliver(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (SMTP_URL) {
    await transport(SMTP_URL).sendMail({ from: MAIL_FROM, ...toMessage(mail) });
  } else if (hasOutbox()) {
    await keep(mail);
  } else {
    throw new Error('SMTP_URL is not set, so mail cannot leave this server');
  }
}

function toMessage({ pictures = [], unsubscribe, ...mail }: Mail): SendMailOptions {
  return {
    ...mail,
    attachments: pictures.map(({ cid, base64 }) => ({
      cid,
      filename: `${cid}.png`,
      content: base64,
      encoding: 'base64',
      contentType: 'image/png',
      contentDisposition: 'inline',
    })),
    ...(unsubscribe
      ? {
          headers: {
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        }
      : {}),
  };
}

/**
 * True when mails are kept for a look at /outbox instead of being sent: only where nobody but this machine is served,
 * because the mails hold links that open accounts.
 */
export function hasOutbox(): boolean {
  const { SMTP_URL, TRUST_PROXY } = env();
  return isEmbedded() && !SMTP_URL && TRUST_PROXY === 0 && isLocalHost(new URL(publicUrl()).host);
}

/** Where mails go: `out` to their readers, to the `outbox` of this machine, or `nowhere`. */
export type MailRoute = 'out' | 'outbox' | 'nowhere';
export const mailRoute = (): MailRoute => (env().SMTP_URL ? 'out' : hasOutbox() ? 'outbox' : 'nowhere');

function transport(smtpUrl: string): nodemailer.Transporter {
  return singleton(`smtp ${smtpUrl}`, () => {
    const url = new URL(smtpUrl);
    // nodemailer waits two minutes for a silent server, which holds up every mail behind it.
    for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout'])
      if (!url.searchParams.has(name)) url.searchParams.set(name, TIMEOUT);
    return nodemailer.createTransport(url.href);
  });
}

const outboxFile = () => join(env().DATA_DIR, 'outbox.jsonl');

/** The last mails of the outbox, newest first. */
export async function readOutbox(): Promise<KeptMail[]> {
  const text = await readFile(outboxFile(), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as KeptMail).reverse();
}

// One after the other, or two mails at once would each write a file without the other.
const turn = singleton('outbox', () => ({ last: Promise.resolve() }));

function keep(mail: Mail): Promise<void> {
  const write = async () => {
    const mails = [{ at: new Date().toISOString(), ...mail }, ...(await readOutbox())].slice(0, OUTBOX_MAILS);
    await mkdir(env().DATA_DIR, { recursive: true });
    const lines = mails.reverse().map((kept) => JSON.stringify(kept));
    await writeFile(`${outboxFile()}.new`, `${lines.join('\n')}\n`, { mode: 0o600 });
    await rename(`${outboxFile()}.new`, outboxFile());
  };
  const written = turn.last.then(write);
  turn.last = written.catch(() => undefined);
  return written;
}
