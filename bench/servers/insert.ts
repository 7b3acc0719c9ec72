import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/generated/prisma/client';
import { type RatingInput, ratingSchema } from '@/ingest/schema';
import { hashKey } from '@/server/tenancy';

const prisma = new PrismaClient({
  adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 10 }),
});

interface Place {
  workspaceId: string;
  touchpointId: string;
  surveyId: string;
}
interface Known {
  workspaceId: string;
  touchpoints: Record<string, { id: string; surveyId: string }>;
}

/** (d) What a route handler has to do to make a row of what a customer sent: look key and touchpoint up, insert. */
export async function takeRating(body: unknown): Promise<string> {
  const rating = ratingSchema.parse(body);
  const { key } = body as { key: string };
  const found = await prisma.apiKey.findUniqueOrThrow({ where: { hash: hashKey(key), revokedAt: null } });
  const { workspaceId } = found;
  const survey = await prisma.survey.findFirstOrThrow({
    where: { workspaceId, archivedAt: null, status: 'published', touchpoint: { slug: rating.touchpoint } },
  });
  return insert(rating, { workspaceId, touchpointId: survey.touchpointId, surveyId: survey.id });
}

/** (e) Nothing but the insert: the ids are handed to the process beforehand. */
export async function insertRating(body: unknown): Promise<string> {
  const { workspaceId, touchpoints }: Known = JSON.parse(process.env.BENCH_PLACE ?? '');
  const rating = ratingSchema.parse(body);
  const known = touchpoints[rating.touchpoint];
  if (!known) throw new Error('No such touchpoint');
  return insert(rating, { workspaceId, touchpointId: known.id, surveyId: known.surveyId });
}

async function insert(rating: RatingInput, place: Place): Promise<string> {
  const now = new Date();
  await prisma.rating.create({
    data: {
      ...place,
      id: rating.id,
      score: rating.score,
      comment: rating.comment ?? null,
      locale: rating.locale ?? null,
      url: rating.url ?? null,
      source: rating.source ?? 'widget',
      final: rating.final ?? true,
      answeredAt: now,
      day: new Date(now.toISOString().slice(0, 10)),
    },
  });
  return rating.id;
}
