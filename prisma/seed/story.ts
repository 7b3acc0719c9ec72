import type { AppliedTemplate } from '@/features/template/schema';
import type { WorkspaceScope } from '@/server/tenancy';

/** The two kinds of customers of every seeded workspace, with their share of the answers. */
const PERSONAS = [
  {
    slug: 'first-flat-mira',
    name: 'First-flat Mira',
    goals: 'Buys the first sofa of her own. Small rooms, narrow stairs, a budget, everything on the phone.',
    share: 0.42,
  },
  {
    slug: 'moving-family-tom',
    name: 'Moving-family Tom',
    goals:
      'Furnishes a house with two children. Wants it to last, to be delivered once, and to be asked once.',
    share: 0.3,
  },
] as const;

export async function createPersonas({ db, workspaceId }: WorkspaceScope) {
  await db.persona.createMany({
    data: PERSONAS.map(({ share, ...persona }) => ({ ...persona, workspaceId })),
  });
  const rows = await db.persona.findMany({ where: { workspaceId } });
  return PERSONAS.map(({ slug, share }) => ({
    slug,
    share,
    id: rows.find((row) => row.slug === slug)?.id ?? '',
  }));
}

/** What was found out, beyond what the template assumes. */
const FINDINGS = [
  {
    slug: 'delivery-slot',
    kind: 'pain',
    text: 'No evening, no Saturday',
    evidence: 'Named again and again in comments since the window went from two hours to six',
  },
  {
    slug: 'checkout',
    kind: 'pain',
    text: 'Fee only at the last step',
    evidence: 'The most frequent comment at this touchpoint',
  },
  {
    slug: 'live-chat',
    kind: 'delight',
    text: 'A person within a minute',
    evidence: 'Ratings rose when two people joined the evening shift three months ago',
  },
  {
    slug: 'review-request',
    kind: 'barrier',
    text: 'Sent before the last parcel is there',
    evidence: 'Order records: one order in six comes in two parcels',
  },
] as const;

/** Makes the drawn template the example: a touchpoint nobody asks at, findings with evidence, a silent department. */
export async function dressDemo({ db, workspaceId }: WorkspaceScope, drawn: AppliedTemplate): Promise<void> {
  const idOf = new Map(drawn.touchpoints.map(({ id, slug }) => [slug, id]));
  const unasked = idOf.get('review-request') ?? null;
  if (unasked) await db.survey.deleteMany({ where: { workspaceId, touchpointId: unasked } });
  await db.insight.createMany({
    data: FINDINGS.flatMap(({ slug, ...finding }) => {
      const touchpointId = idOf.get(slug);
      return touchpointId ? [{ ...finding, workspaceId, touchpointId, assumption: false }] : [];
    }),
  });
  // Absence is data: a department that ought to meet the customer and does not.
  await db.department.create({ data: { workspaceId, name: 'Returns' } });
}
