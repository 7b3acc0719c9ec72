import { z } from 'zod';
import type { SurveyType } from '@/contract/survey';
import { formatNumber } from '@/domain/format';
import { line, optionalLine, text } from '@/features/map/schema';
import type { SaidAnswer } from '@/features/survey/prepare/asked';

export const EVIDENCE_KINDS = ['rating', 'quotation', 'figure', 'link', 'file'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Lanes whose text is a statement about the customer. */
export const STATEMENTS = ['doing', 'thinking', 'feeling'] as const;
export type Statement = (typeof STATEMENTS)[number];
export const isStatement = (lane: string): lane is Statement =>
  (STATEMENTS as readonly string[]).includes(lane);

/**
 * What evidence speaks for; `id` is that of the insight, the opportunity or the touchpoint. A lane goes by its kind, or
 * by its id where it is one of the workspace's own.
 */
export const evidenceSubject = z.discriminatedUnion('of', [
  z.object({ of: z.literal('insight'), id: z.uuid() }),
  z.object({ of: z.literal('opportunity'), id: z.uuid() }),
  z.object({ of: z.literal('statement'), id: z.uuid(), lane: z.union([z.enum(STATEMENTS), z.uuid()]) }),
]);
export type EvidenceSubject = z.infer<typeof evidenceSubject>;

const URL_LENGTH = 2_048;

/** An address a reader may be sent to: http or https, with a host, nothing that a browser would run. */
const address = z
  .string()
  .trim()
  .max(URL_LENGTH, `The address is longer than ${formatNumber(URL_LENGTH)} characters.`)
  .transform((typed, ctx) => {
    // Without a scheme people mean the web; "name:" of any other scheme is refused below.
    const full = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
    const url = URL.canParse(full) ? new URL(full) : null;
    if (url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && !url.username) return url.href;
    ctx.addIssue({
      code: 'custom',
      message: 'Give a web address that begins with http:// or https://, such as https://example.com/report.',
    });
    return z.NEVER;
  });

const EARLIEST = Date.UTC(1990, 0, 1);
const DAY_MS = 86_400_000;

/** The day it was observed on. Tomorrow is let through: it is today somewhere. */
const observedOn = z.iso
  .date('Give the date as year, month, day.')
  .refine((day) => Date.parse(day) >= EARLIEST, 'Give a date after 1990.')
  .refine((day) => Date.parse(day) <= Date.now() + DAY_MS, 'Evidence cannot come from the future.');

const source = optionalLine('The source', 200).default('');

/** What a piece of evidence says. */
export const evidenceContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rating'), ratingId: z.uuid() }),
  z.object({
    kind: z.literal('quotation'),
    text: text('The quotation').pipe(z.string().min(1, 'The quotation is empty. Type what was said.')),
    source,
    observedOn,
  }),
  z.object({
    kind: z.literal('figure'),
    text: line('What the figure counts', 300),
    value: z.number('Give the figure as a number.').min(-1e12).max(1e12),
    unit: optionalLine('The unit', 40).default(''),
    source,
    observedOn,
  }),
  z.object({
    kind: z.literal('link'),
    url: address,
    text: optionalLine('What it says', 300).default(''),
    observedOn,
  }),
  z.object({
    kind: z.literal('file'),
    attachmentId: z.uuid(),
    text: optionalLine('What it says', 300).default(''),
    observedOn,
  }),
]);
export type EvidenceContent = z.output<typeof evidenceContent>;

export const createEvidenceInput = z
  .object({ id: z.uuid().optional(), subject: evidenceSubject })
  .and(evidenceContent);
export type CreateEvidence = z.input<typeof createEvidenceInput>;

/** `base` is what the editor saw, as `contentKey` writes it; null writes over whatever is there. */
export const updateEvidenceInput = z.object({
  id: z.uuid(),
  base: z.string().max(20_000).nullable(),
  content: evidenceContent,
});
export type UpdateEvidence = z.output<typeof updateEvidenceInput>;

/** Everything at one touchpoint (its statements, notes and opportunities), or of one opportunity. */
export const evidenceOf = z.union([
  z.object({ touchpointId: z.uuid() }),
  z.object({ opportunityId: z.uuid() }),
]);
export type EvidenceOf = z.infer<typeof evidenceOf>;

export interface EvidenceView {
  id: string;
  subject: EvidenceSubject;
  kind: EvidenceKind;
  /** The words quoted, or what a figure, link or file says. */
  text: string;
  /** http or https. */
  url: string | null;
  value: number | null;
  unit: string;
  source: string;
  /** What the customer answered. Its score is null where too few answered to tell that of one. */
  rating: {
    id: string;
    score: number | null;
    type: SurveyType;
    comment: string | null;
    /** To the questions after the score. */
    answers: SaidAnswer[];
  } | null;
  file: { id: string; name: string } | null;
  /** ISO date-time. */
  observedAt: string;
}

/** How a statement stands: how much speaks for it, and since when it is known. */
export interface Standing {
  /** Pieces of evidence; none makes it an assumption. */
  n: number;
  /** ISO date-time of the newest evidence or, of an assumption, of when it was worded. */
  at: string;
}

/** How the statements at a touchpoint stand, by the lane; null where a built-in lane says nothing. */
export type Stated = Record<Statement, Standing | null> & Partial<Record<string, Standing | null>>;
