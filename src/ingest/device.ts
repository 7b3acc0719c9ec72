import type { Device } from '@/contract/rating';

/** Kinds of devices by what their browsers say of themselves, the first that fits. */
const KINDS: readonly (readonly [Device, RegExp])[] = [
  ['tablet', /\b(iPad|Tablet|Kindle|PlayBook)\b|\bAndroid\b(?!.*\b(Mobile|TV)\b)/i],
  ['phone', /\bMobile\b|iPhone|iPod/i],
  ['computer', /Windows NT|Macintosh|X11|\bCrOS\b/],
];

/** Texts that are remembered, and how long one may be for that: senders may claim what they like. */
const MOST = 1_000;
const LONGEST = 400;
const known = new Map<string, Device | undefined>();

/**
 * What a customer holds, by the User-Agent header, of which nothing else is kept. Undefined for programs and for what
 * says nothing. A tablet that asks for pages as computers get them passes for one.
 */
export function deviceOf(userAgent: string | undefined): Device | undefined {
  if (!userAgent) return undefined;
  const text = userAgent.length > LONGEST ? userAgent.slice(0, LONGEST) : userAgent;
  if (known.has(text)) return known.get(text);
  const device = KINDS.find(([, said]) => said.test(text))?.[0];
  if (known.size >= MOST) known.clear();
  known.set(text, device);
  return device;
}
