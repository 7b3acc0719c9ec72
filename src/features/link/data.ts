import { randomUUID } from 'node:crypto';
import { type SurveyType, shownScores } from '@/contract/survey';
import { pageAddress } from '@/features/survey/prepare';
import { requireTouchpoint } from '@/features/touchpoint/data';
import { publicUrl } from '@/server/env';
import { AppError } from '@/server/errors';
import { answerIdOf, identitySecret, MOST_TOKEN, signLink } from '@/server/identity';
import type { WorkspaceScope } from '@/server/tenancy';
import type { LinkResource, NewLink } from './schema';

/**
 * A link that is good for one answer at a touchpoint. Nothing is stored: the link itself says all, and is signed.
 * Throws `not_found` for a touchpoint that does not exist or asks nothing, `conflict` without a public key,
 * `invalid` for a persona there is not, and for more than an address can carry.
 */
export async function makeLink(
  scope: WorkspaceScope,
  { id = randomUUID(), customer, persona, attributes, source, locale, days, ...at }: NewLink,
): Promise<LinkResource> {
  const { db, workspaceId } = scope;
  const touchpoint = await requireTouchpoint(scope, { slug: at.touchpoint });
  const survey = await db.survey.findFirst({
    where: { workspaceId, touchpointId: touchpoint.id, archivedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  if (!survey) throw new AppError('not_found', 'This touchpoint asks nothing yet. Add a survey first.');
  const key = await db.apiKey.findFirst({
    where: { workspaceId, kind: 'public', revokedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  if (!key) throw new AppError('conflict', 'The workspace has no public key. Make one under Settings, Keys.');
  if (persona !== undefined && !(await db.persona.findFirst({ where: { workspaceId, slug: persona } })))
    throw refused('persona', `There is no persona ${persona}. Use the slug of one of the workspace.`);
  const { identityVersion } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const e = Math.floor(Date.now() / 1_000) + days * 86_400;
  const token = signLink(identitySecret(workspaceId, identityVersion), {
    s: touchpoint.slug,
    j: id,
    e,
    ...(customer === undefined ? {} : { c: customer }),
    ...(persona === undefined ? {} : { p: persona }),
    ...(attributes === undefined ? {} : { a: attributes }),
  });
  if (token.length > MOST_TOKEN)
    throw refused(
      attributes === undefined ? 'customer' : 'attributes',
      `A link carries about ${Math.floor((MOST_TOKEN * 3) / 4 / 1_000)} kB, and this one would be ${Math.ceil((100 * token.length) / MOST_TOKEN) - 100} % longer. Leave some out, or shorten them.`,
    );
  const place = { origin: publicUrl(), publicKey: key.prefix, touchpoint: touchpoint.slug };
  const rest = `${locale ? `&lang=${encodeURIComponent(locale)}` : ''}&t=${token}`;
  const address = (score?: number) => `${pageAddress(place, source, score)}${rest}`;
  const scores = shownScores(survey.type as SurveyType);
  return {
    id,
    ratingId: answerIdOf(touchpoint.id, id),
    touchpoint: touchpoint.slug,
    url: address(),
    scores: Object.fromEntries(scores.map((score) => [String(score), address(score)])),
    token,
    expiresAt: new Date(e * 1_000).toISOString(),
  };
}

const refused = (path: string, message: string): AppError =>
  new AppError('invalid', `${message} No link was made.`, { issues: [{ path, message }] });
