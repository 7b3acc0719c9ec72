import { ageOf } from '@/domain/evidence';
import { formatCount } from '@/domain/format';
import type { EvidenceContent, EvidenceView, Standing, Stated } from './schema';

/** Where no lane says anything. */
export const UNSTATED = { doing: null, thinking: null, feeling: null } satisfies Stated;

/** What a piece of evidence says, as it would be said again; null when what it names is gone. */
export function contentOf({
  kind,
  text,
  source,
  unit,
  value,
  url,
  ...view
}: EvidenceView): EvidenceContent | null {
  const observedOn = view.observedAt.slice(0, 10);
  switch (kind) {
    case 'rating':
      return view.rating && { kind, ratingId: view.rating.id };
    case 'quotation':
      return { kind, text, source, observedOn };
    case 'figure':
      return value === null ? null : { kind, text, value, unit, source, observedOn };
    case 'link':
      return url === null ? null : { kind, url, text, observedOn };
    case 'file':
      return view.file && { kind, attachmentId: view.file.id, text, observedOn };
  }
}

/** By which two states of a piece of evidence are told apart. */
export const contentKey = (view: EvidenceView): string => JSON.stringify(contentOf(view));

/** "1,234.5", "11,4" and "−3 %" are numbers too. Null for what is none. */
export function numberOf(typed: string): number | null {
  const plain = typed.replace(/[\s%]/g, '').replace('−', '-');
  const dotted = /^-?\d+,\d{1,2}$/.test(plain) ? plain.replace(',', '.') : plain.replace(/,(?=\d{3})/g, '');
  return /^-?\d+(\.\d+)?$/.test(dotted) ? Number(dotted) : null;
}

/** "2 pieces of evidence, newest 3 months old"; "assumed, 3 months old" */
export function tellStanding({ n, at }: Standing, day: number): string {
  const { text, freshness } = ageOf(at, day);
  const age = freshness === 'old' ? `${text}: too old to build on` : text;
  return n === 0 ? `assumed, ${text}` : `${formatCount(n, 'piece')} of evidence, newest ${age}`;
}

/** The same where there is no tooltip: "assumed, 3 mo", "2 pieces of evidence, 12 d". */
export function standingText({ n, at }: Standing, day: number): string {
  const { short, freshness } = ageOf(at, day);
  if (n === 0) return freshness === 'fresh' ? 'assumed' : `assumed, ${short}`;
  return `${formatCount(n, 'piece')} of evidence, ${short}`;
}
