import type { IncomingMessage } from 'node:http';
import { LIMITS } from '@/contract/limits';

/** More than any form of ours sends, and little enough to keep for everybody who is refused at once. */
const MOST_BYTES = 2 * LIMITS.bodyBytes;
/** How long the rest of a refused form is waited for. */
const WAIT_MS = 3_000;

export interface KeptForm {
  form: URLSearchParams;
  /** Nothing of it is missing. */
  whole: boolean;
}

/**
 * Keeps what is posted to a page while somebody else reads it, so that a refusal can show again what was written. The
 * function it returns calls back once: when all of it is there, or when it is not waited for any longer.
 */
export function keepForm(req: IncomingMessage): (then: (kept: KeptForm) => void, wait?: number) => void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let isOver = false;
  let tell: ((kept: KeptForm) => void) | null = null;
  let timer: NodeJS.Timeout | undefined;
  const isForm = req.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;

  function finish(): void {
    clearTimeout(timer);
    const then = tell;
    tell = null;
    const whole = isForm && isOver && bytes <= MOST_BYTES;
    const said = new URLSearchParams(isForm ? Buffer.concat(chunks).toString() : '');
    // A sign that was cut in two is none.
    const cut = (value: string) => (whole ? value : value.replace(/(%.?|\uFFFD)$/, ''));
    const form = new URLSearchParams([...said].map(([name, value]) => [name, cut(value)]));
    then?.({ form, whole });
  }

  req.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) chunks.push(chunk);
    else finish();
  });
  req.on('end', () => {
    isOver = true;
    finish();
  });
  return (then, wait = WAIT_MS) => {
    tell = then;
    if (isOver || !isForm || wait === 0 || bytes > MOST_BYTES || req.destroyed) finish();
    else timer = setTimeout(finish, wait).unref();
  };
}
