import { formatCount } from '@/domain/format';
import { languageName } from '@/lib/languages';
import type { ConnectionView, HostView, ProblemView } from './schema';

/** A problem that was seen no more for so long is over. */
const OVER_MS = 86_400_000;

/** The hosts that were heard, the newest first, each with what is still wrong at `now` (milliseconds). */
export function prepareConnections(rows: readonly ConnectionView[], now: number): HostView[] {
  const byHost = Map.groupBy(rows, ({ keyId, host }) => `${keyId} ${host}`);
  return [...byHost].flatMap(([id, [first, ...rest]]) => {
    if (!first) return [];
    const all = [first, ...rest];
    const heard = all.find(({ kind }) => kind === 'heard');
    const name = nameOf(first.host);
    const problems = all.flatMap((row) =>
      row.kind === 'heard' || isOver(row, heard?.at, now) ? [] : [problemOf(row, name)],
    );
    if (!heard && problems.length === 0) return [];
    const { keyId, host } = first;
    return [{ id, keyId, host, name, heardAt: heard?.at ?? null, version: heard?.detail || null, problems }];
  });
}

/** What keeps a page out altogether is over as soon as the page gets through; the rest is, when it is not seen again. */
function isOver({ kind, at }: ConnectionView, heardAt: string | undefined, now: number): boolean {
  const keepsOut = kind === 'origin' || kind === 'revoked' || kind === 'secret';
  if (keepsOut && heardAt !== undefined && heardAt > at) return true;
  return now - Date.parse(at) > OVER_MS;
}

/** The origin that a host stands for, as the list of a key has it; null where there is none to allow. */
export const originOf = (host: string): string | null =>
  host === '' || host === 'null' ? null : host.startsWith('http://') ? host : `https://${host}`;

function nameOf(host: string): string {
  if (host === '') return 'A program or a page of Touchline';
  if (host === 'null') return 'A file or a sandboxed frame';
  return host.replace(/^http:\/\//, '');
}

function problemOf({ kind, keyName, detail, times, at }: ConnectionView, name: string): ProblemView {
  const [what, remedy] = sayingOf(kind, { keyName, detail, name, times });
  return { kind, at, what, remedy };
}

const often = (times: number) => (times === 1 ? 'once' : formatCount(times, 'time'));

function sayingOf(
  kind: ConnectionView['kind'],
  { keyName, detail, name, times }: { keyName: string; detail: string; name: string; times: number },
): [what: string, remedy: string] {
  switch (kind) {
    case 'heard':
      return ['', ''];
    case 'origin':
      return [`${name} asks with the key “${keyName}”, which does not allow it.`, 'Add it to the key.'];
    case 'revoked':
      return [
        `${name} still uses the key “${keyName}”, which was revoked. Nothing is asked there.`,
        'Put a public key that is in use into its snippet.',
      ];
    case 'secret':
      return [
        `${name} has the secret key “${keyName}” in its page, where everybody can read it.`,
        'Revoke that key now, and put a public key into the snippet.',
      ];
    case 'touchpoint':
      return [
        `${name} asks at “${detail}”, and there is no such touchpoint.`,
        'Compare the name in its snippet with the one in the panel of the touchpoint.',
      ];
    case 'deleted':
      return [
        `${name} still asks at “${detail}”, which was deleted.`,
        'Take the call out of the page, or restore the touchpoint.',
      ];
    case 'silent':
      return [`${name} asks at “${detail}”, where there is no question.`, 'Publish a survey there.'];
    case 'paused':
      return [`${name} asks at “${detail}”, where the survey is paused.`, 'Publish it to ask again.'];
    case 'unsigned':
      return [
        `${name} names customers without a signature, ${often(times)}. Their answers are kept without the name.`,
        'Sign them on your server, as Settings, Identity shows.',
      ];
    case 'signature':
      return [
        `${name} sent a wrong signature ${often(times)}. The answers are kept, and count as not verified.`,
        'Compare the secret and what is signed: the customer exactly as the page names them.',
      ];
    case 'expired':
      return [
        `${name} sent a signature that had expired ${often(times)}.`,
        'Sign anew with each page, and let signatures live longer than pages stay open.',
      ];
    case 'language':
      return [
        `${name} is read by people whose languages not every survey speaks, ${often(times)}; last it was ${languageName(detail)}. They are asked in the language of the workspace, unless the page itself says one that the survey has.`,
        'Add the language in the survey tab, Languages.',
      ];
    case 'link':
      return [
        `Survey links with a token that is not yours were opened ${often(times)}.`,
        'If they are yours, compare the secret they are signed with: was it changed since?',
      ];
  }
}
