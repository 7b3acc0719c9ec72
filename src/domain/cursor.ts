import { z } from 'zod';

/** Where a list goes on, as a word whose inside is nobody's business: base64url of what `of` was given. */
export const cursorOf = (place: string): string =>
  btoa(place).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

function placeOf(cursor: string): string | null {
  try {
    return atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** The id of the row before. */
export const AFTER_ROW = new RegExp(`^(${UUID})$`);
/** Milliseconds since 1970 and the id of the row before. */
export const AFTER_MOMENT = new RegExp(`^(-?\\d{1,14})_(${UUID})$`);

/** `cursor` and `limit` of a list. The cursor's parts are those of `form`; anything else is refused. */
export const pageOf = (form: RegExp) => ({
  cursor: z
    .string()
    .max(120)
    .transform((cursor, ctx): string[] => {
      const [, ...parts] = form.exec(placeOf(cursor) ?? '') ?? [];
      if (parts.length > 0) return parts;
      ctx.addIssue({ code: 'custom', message: 'This cursor is not ours. Begin at the first page.' });
      return z.NEVER;
    })
    .optional()
    .meta({ description: '`nextCursor` of the page before. The first page without.' }),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'limit is a whole number from 1 to 100.')
    .transform(Number)
    .pipe(z.int().min(1, 'limit is 1 at least.').max(100, 'limit is 100 at most.'))
    .default(50)
    .meta({
      description: 'Rows on a page.',
      type: 'integer',
      minimum: 1,
      maximum: 100,
      default: 50,
    }),
});

/** A page of a list, of one row more than fits when there is another page. */
export function toPage<Row>(rows: readonly Row[], limit: number, placeOfRow: (row: Row) => string) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? cursorOf(placeOfRow(last)) : null };
}

/** Schema of a page. */
export const pageSchema = <Row extends z.ZodType>(row: Row) =>
  z.object({
    items: z.array(row),
    nextCursor: z.string().nullable().describe('`cursor` of the next page; null on the last one.'),
  });
