import type { EvidenceContent, EvidenceView } from './schema';

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
