import { LIMITS } from '@/contract/limits';
import type { Attributes } from '@/contract/rating';
import { answerIdOf, readLink } from '@/server/identity';
import type { TouchpointConfig, WorkspaceConfig } from './config';
import { cleanLine } from './schema';

/** What the address of a survey page says about who answers. */
export interface Invitation {
  /** `plain`: no token came with it. `wrong`: forged, changed, or for another touchpoint. */
  state: 'plain' | 'right' | 'expired' | 'wrong';
  /** Id of the one answer that the link gives; null: each page gives its own. */
  id: string | null;
  customer: string | null;
  signature: string | null;
  persona: string | null;
  attributes: Attributes | null;
}

const ATTRIBUTE = 'attributes.';
/** Who opened a page in time may finish what they write. */
const GRACE_MS = 3_600_000;

/**
 * Reads `t`, a token of the business, or `customer`, `persona`, `attributes.…` and `signature`. What does not fit is left
 * out: an answer is worth more than what else is said. A token that does not hold names nobody, and the answer that
 * comes with it is kept without a name. `sent`: the page was opened before, and is answered now.
 */
export function invitationOf(
  query: URLSearchParams,
  workspace: WorkspaceConfig,
  touchpoint: TouchpointConfig,
  { now, sent }: { now: number; sent: boolean },
): Invitation {
  const persona = fitting(query.get('persona'), LIMITS.slug);
  const attributes = attributesOf([...query].filter(([name]) => name.startsWith(ATTRIBUTE)));
  const token = query.get('t');
  if (token === null)
    return {
      state: 'plain',
      id: null,
      customer: fitting(query.get('customer'), LIMITS.customer),
      signature: fitting(query.get('signature'), LIMITS.signature),
      persona,
      attributes,
    };
  const nobody = { id: null, customer: null, signature: null, persona, attributes };
  const link = readLink(workspace.identity.secret, token, sent ? now - GRACE_MS : now);
  if (link.proof === 'wrong' || workspace.touchpoints.get(link.claims.s)?.id !== touchpoint.id)
    return { ...nobody, state: 'wrong' };
  const { j, c, p, a = {} } = link.claims;
  const said = Object.entries(a).map(([name, value]): [string, Attributes[string]] => [
    ATTRIBUTE + name,
    value,
  ]);
  const about = {
    persona: fitting(p ?? null, LIMITS.slug) ?? persona,
    // What was signed stands above what anybody may write into an address.
    attributes: attributesOf(said, attributes ?? {}),
  };
  // A link gives one answer, also when it is used once more after its end.
  const id = answerIdOf(touchpoint.id, j);
  if (link.proof === 'expired') return { ...nobody, ...about, id, state: 'expired' };
  return {
    ...nobody,
    ...about,
    state: 'right',
    id,
    // As with any signature: what is signed must be what is stored.
    customer: cleanLine(c) === c ? fitting(c ?? null, LIMITS.customer) : null,
  };
}

/** What is longer than it may be names nobody: the answer is kept without it. */
const fitting = (text: string | null, most: number): string | null =>
  text !== null && text.length <= most ? text : null;

/** `attributes.plan=pro`, and below that what is known already; null without any. */
function attributesOf(
  named: readonly (readonly [string, Attributes[string]])[],
  known: Attributes = {},
): Attributes | null {
  const found = named.map(([name, value]): [string, Attributes[string]] => [
    name.slice(ATTRIBUTE.length).slice(0, LIMITS.attributeName),
    typeof value === 'string' ? value.slice(0, LIMITS.attributeValue) : value,
  ]);
  const all = new Map([
    ...found,
    ...Object.entries(known).filter(([name]) => !found.some(([one]) => one === name)),
  ]);
  const kept = [...all].filter(([name]) => name !== '').slice(0, LIMITS.attributes);
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}
