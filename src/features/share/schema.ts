import { z } from 'zod';
import type { SurveyType } from '@/contract/survey';
import { line, type MapData } from '@/features/map/schema';
import type { ShareEnd } from '@/server/tenancy';

/** Days a link may live; null is until it is revoked. */
export const LIFETIMES = [7, 30, 90, null] as const;
export type Lifetime = (typeof LIFETIMES)[number];

/** How long a revoked link can be brought back, for a hand that slipped. */
export const UNDO_MS = 120_000;

/** Origins that may embed one map. */
export const MOST_ORIGINS = 20;
/** Comments shown at one touchpoint. */
export const MOST_COMMENTS = 20;

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const LOCAL = /^(localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * An origin as browsers compare it, of what people type: "intranet.example.com" too. Throws the sentence that says
 * what is wrong with it.
 */
export function originOf(typed: string): string {
  const shown = typed.length > 80 ? `${typed.slice(0, 80)}…` : typed;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  // The host becomes part of a policy, where other characters would mean more than a name.
  if (!url || !/^([a-z0-9_-]+\.)*[a-z0-9_-]+$|^\[[0-9a-f:]+\]$/.test(url.hostname))
    throw new Error(`“${shown}” is not an origin. Write it as https://www.example.com.`);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOCAL.test(url.hostname)))
    throw new Error(`“${shown}” must begin with https://. Only localhost may do without.`);
  if (url.username || url.password || url.pathname !== '/' || url.search || url.hash)
    throw new Error(`“${shown}” is more than an origin. Leave out what stands around “${url.origin}”.`);
  return url.origin;
}

/** Typed origins as a list, each once. */
const origins = z
  .array(z.string().trim().max(300, 'One of the origins is too long.'))
  .transform((typed, context) =>
    typed.flatMap((one, at) => {
      try {
        return one === '' ? [] : [originOf(one)];
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        context.addIssue({ code: 'custom', path: [at], message });
        return [];
      }
    }),
  )
  .transform((all) => [...new Set(all)])
  .pipe(z.array(z.string()).max(MOST_ORIGINS, `A map is embedded by ${MOST_ORIGINS} origins at most.`));

export const sharesOf = z.object({ map: z.uuid() });
export const shareId = z.object({ id: z.uuid() });
export const createShareInput = z
  .object({
    map: z.uuid(),
    name: line(),
    days: z.union([z.literal(7), z.literal(30), z.literal(90), z.null()], 'Choose how long the link works.'),
    numbers: z.boolean(),
    comments: z.boolean().default(false),
    origins: origins.default([]),
  })
  .refine(({ numbers, comments }) => numbers || !comments, {
    path: ['comments'],
    message: 'Comments are shown with their scores. Show the numbers too, or leave the comments out.',
  });
export const embedShareInput = z.object({ id: z.uuid(), origins });
export type CreateShare = z.output<typeof createShareInput>;
export type EmbedShare = z.output<typeof embedShareInput>;

/** A link as those who share see it. */
export interface ShareView {
  id: string;
  name: string;
  /** The address below the host; null when it cannot be told any more. */
  path: string | null;
  numbers: boolean;
  comments: boolean;
  /** Where it may be embedded; none: nowhere. */
  origins: string[];
  createdBy: string | null;
  /** ISO date-times. */
  createdAt: string;
  expiresAt: string | null;
  openedAt: string | null;
  state: 'open' | 'expired' | 'revoked';
}

/** What whoever has a link sees: the map as drawn, nothing about the workspace but its name. */
export interface SharedMap {
  data: MapData;
  numbers: boolean;
  /** The newest of the period by touchpoint; null where the link shows none. */
  comments: Record<string, SharedComment[]> | null;
}

/** What a customer said, and nothing about the customer. */
export interface SharedComment {
  /** The comment; empty where only questions after the score were answered. */
  text: string;
  answers: { question: string; said: string[] }[];
  type: SurveyType;
  /** Null where too few answered to show a score. */
  score: number | null;
  /** Local day, ISO. */
  day: string;
  /** BCP 47; null when not known. */
  locale: string | null;
}

export type OpenedShare =
  | { state: 'open'; value: SharedMap }
  | { state: ShareEnd | 'limited' | 'unembedded' };
