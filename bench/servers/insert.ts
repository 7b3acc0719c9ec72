import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/generated/prisma/client';
import { ratingSchema } from '@/ingest/schema';

const prisma = new PrismaClient({
  adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 10 }),
});

interface Place {
  workspaceId: string;
  touchpoints: Record<string, { id: string; surveyId: string }>;
}

/** (d) What a route handler would do at the least: parse, validate, insert one row. */
export async function insertRating(body: unknown): Promise<string> {
  const { workspaceId, touchpoints }: Place = JSON.parse(process.env.BENCH_PLACE ?? '');
  const rating = ratingSchema.parse(body);
  const place = touchpoints[rating.touchpoint];
  if (!place) throw new Error('No such touchpoint');
  const now = new Date();
  await prisma.rating.create({
    data: {
      workspaceId,
      id: rating.id,
      touchpointId: place.id,
      surveyId: place.surveyId,
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
