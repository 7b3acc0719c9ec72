import { randomUUID } from 'node:crypto';
import { standingKey } from '@/features/evidence/data';
import type { AppliedTemplate } from '@/features/template/schema';
import type { WorkspaceScope } from '@/server/tenancy';
import { FINDINGS, IDEAS, type Proof, STATED } from './findings';

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
    data: PERSONAS.map(({ share, ...persona }) => ({ ...persona, workspaceId, share: share * 100 })),
  });
  const rows = await db.persona.findMany({ where: { workspaceId } });
  return PERSONAS.map(({ slug, share }) => ({
    slug,
    share,
    id: rows.find((row) => row.slug === slug)?.id ?? '',
  }));
}

const DAY_MS = 86_400_000;

/** Makes the drawn template the example: a touchpoint nobody asks at, an absent department. */
export async function dressDemo({ db, workspaceId }: WorkspaceScope, drawn: AppliedTemplate): Promise<void> {
  const unasked = drawn.touchpoints.find(({ slug }) => slug === 'review-request');
  if (unasked) await db.survey.deleteMany({ where: { workspaceId, touchpointId: unasked.id } });
  // Absence is data: a department that ought to meet the customer and does not.
  await db.department.create({
    data: {
      workspaceId,
      name: 'Returns',
      barrier: 'Works for the warehouse: customers reach it only through Care, and it cannot see who asks.',
    },
  });
  for (const [name, check] of CHECKS)
    await db.brandPromise.updateMany({ where: { workspaceId, name }, data: { check } });
}

const CHECKS = [
  [
    'Effortless',
    'Customers say it was easy: CES of 5.5 or more, and nothing asked twice in ten test orders.',
  ],
  ['On time', 'Nine of ten deliveries within the time named in the first message.'],
  ['Honest prices', 'The total in the basket equals the total paid, in every order of the week.'],
  ['On your side', 'Every complaint of the month was answered by somebody who could decide.'],
] as const;

/** What the example knows when its history is written: for whom it is drawn, notes, ideas and what speaks for them. */
export async function proveDemo(scope: WorkspaceScope, drawn: AppliedTemplate, now: Date): Promise<void> {
  const { db, workspaceId } = scope;
  const { mapId } = drawn;
  const at = (slug: string) => drawn.touchpoints.find((one) => one.slug === slug)?.id ?? '';
  const personas = await db.persona.findMany({ where: { workspaceId } });
  await db.mapPersona.createMany({ data: personas.map(({ id }) => ({ workspaceId, mapId, personaId: id })) });

  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  // The map was drawn in one afternoon ten weeks ago; what is said of the last stage is older than a year.
  const [drawnAt, longAgo] = [ago(70), ago(410)];
  await db.touchpoint.updateMany({
    where: { workspaceId },
    data: { doingAt: drawnAt, thinkingAt: drawnAt, feelingAt: drawnAt },
  });
  const last = { workspaceId, slug: { in: ['review-request', 'referral'] } };
  await db.touchpoint.updateMany({ where: last, data: { thinkingAt: longAgo, feelingAt: longAgo } });
  await db.insight.updateMany({ where: { workspaceId }, data: { observedAt: drawnAt } });
  const notes = await db.insight.findMany({ where: { workspaceId } });
  const noted = new Map(notes.map(({ id, touchpointId, text }) => [standingKey(touchpointId, text), id]));
  for (const { slug, kind, text, proofs } of FINDINGS) {
    const key = standingKey(at(slug), text);
    const insightId = noted.get(key) ?? randomUUID();
    const data = [{ workspaceId, id: insightId, touchpointId: at(slug), kind, text }];
    if (!noted.has(key)) await db.insight.createMany({ data });
    noted.set(key, insightId);
    for (const proof of proofs) await prove(scope, { insightId }, at(slug), proof, ago);
  }
  for (const { slug, lane, proofs } of STATED)
    for (const proof of proofs) await prove(scope, { touchpointId: at(slug), lane }, at(slug), proof, ago);
  for (const { at: slugs, answers, proofs, shipped, ...idea } of IDEAS) {
    const opportunityId = randomUUID();
    const shipDate = shipped === undefined ? null : ago(shipped);
    await db.opportunity.create({
      data: { ...idea, workspaceId, id: opportunityId, mapId, shipDate, createdAt: ago(26) },
    });
    await db.opportunityTouchpoint.createMany({
      data: slugs.map((slug) => ({ workspaceId, opportunityId, touchpointId: at(slug) })),
    });
    const insightIds = slugs.flatMap((slug) =>
      answers.flatMap((text) => noted.get(standingKey(at(slug), text)) ?? []),
    );
    await db.opportunityInsight.createMany({
      data: insightIds.map((insightId) => ({ workspaceId, opportunityId, insightId })),
    });
    for (const proof of proofs) await prove(scope, { opportunityId }, at(slugs[0] ?? ''), proof, ago);
  }
}

type Subject = { insightId: string } | { opportunityId: string } | { touchpointId: string; lane: string };

async function prove(
  { db, workspaceId }: WorkspaceScope,
  subject: Subject,
  touchpointId: string,
  { daysAgo, atMost, atLeast, ...proof }: Proof,
  ago: (days: number) => Date,
): Promise<void> {
  if (proof.kind !== 'rating') {
    await db.evidence.create({ data: { ...proof, ...subject, workspaceId, observedAt: ago(daysAgo) } });
    return;
  }
  const score = atMost === undefined ? { gte: atLeast ?? 0 } : { lte: atMost };
  const rating = await db.rating.findFirst({
    where: { workspaceId, touchpointId, score, comment: { not: null } },
    orderBy: { answeredAt: 'desc' },
  });
  // Chance decides who comments; where nobody did, the others speak.
  if (!rating) return;
  await db.evidence.create({
    data: { ...subject, workspaceId, kind: 'rating', ratingId: rating.id, observedAt: rating.answeredAt },
  });
}
