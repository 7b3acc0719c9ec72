import { type Kind, type Outcome, put } from './queue';
import { identity, key } from './site';

/**
 * A UUID v4. crypto.randomUUID is missing on plain-http pages; the address of a blob ends in a UUID
 * everywhere (File API, "generate a new blob URL").
 */
export const uuid = (): string => URL.createObjectURL(new Blob()).slice(-36);

/** Adds what every post carries and hands it to the queue. */
export function post(
  kind: Kind,
  body: { touchpoint: string; id: string; [name: string]: unknown },
  outcome?: Outcome,
): void {
  const { customer, persona } = identity;
  // The query string stays home: it is where pages keep what is personal.
  const place = kind === 'visits' ? 0 : { url: location.origin + location.pathname, source: 'widget' };
  put(kind, { key, customer, persona, ...place, ...body }, outcome);
}
