import { randomUUID } from 'node:crypto';
import type { Answers, Attributes, Device, Flag } from '@/contract/rating';
import type { RatingSource } from '@/contract/survey';
import { dayInZone } from '@/domain/period';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import type { TestTouchpoint, TestWorkspace } from './factory';

export interface TestRating {
  score: number;
  /** Moment of the answer; now without. */
  at?: Date | string;
  comment?: string;
  answers?: Answers;
  personaId?: string;
  source?: RatingSource;
  device?: Device;
  locale?: string;
  attributes?: Attributes;
  flag?: Flag;
  customer?: string;
  url?: string;
  id?: string;
  /** Another survey of the touchpoint than its first. */
  surveyId?: string;
}

const dayOf = (at: Date, timeZone: string) => new Date(`${dayInZone(at, timeZone)}T00:00:00Z`);

/** Ratings as the ingest path would leave them, at the first touchpoint unless another is named. */
export async function addRatings(
  workspace: TestWorkspace,
  ratings: readonly TestRating[],
  touchpoint: TestTouchpoint | undefined = workspace.touchpoints[0],
): Promise<void> {
  if (!touchpoint) throw new Error('The workspace has no touchpoint');
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.rating.createMany({
      data: ratings.map(({ at, ...rating }) => {
        const answeredAt = new Date(at ?? Date.now());
        return {
          workspaceId,
          id: randomUUID(),
          touchpointId: touchpoint.id,
          surveyId: touchpoint.surveyId,
          source: 'widget',
          final: true,
          answeredAt,
          day: dayOf(answeredAt, workspace.timeZone),
          ...rating,
        };
      }),
    }),
  );
}

/** As many displays of the touchpoint's first survey at one moment. */
export async function addDisplays(
  workspace: TestWorkspace,
  count: number,
  at: Date | string = new Date(),
  touchpoint: TestTouchpoint | undefined = workspace.touchpoints[0],
): Promise<void> {
  if (!touchpoint) throw new Error('The workspace has no touchpoint');
  const displayedAt = new Date(at);
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.display.createMany({
      data: Array.from({ length: count }, () => ({
        workspaceId,
        id: randomUUID(),
        touchpointId: touchpoint.id,
        surveyId: touchpoint.surveyId,
        source: 'widget',
        displayedAt,
        day: dayOf(displayedAt, workspace.timeZone),
      })),
    }),
  );
}

/** A file of ratings that can be fetched, with no more than a word in it. */
export async function addDownload({ db, workspaceId }: WorkspaceScope, word: string): Promise<string> {
  const bytes = new TextEncoder().encode(word);
  const run = randomUUID();
  const { id } = await db.download.create({
    data: {
      workspaceId,
      format: 'csv',
      sieve: {},
      status: 'done',
      run,
      size: bytes.length,
      finishedAt: new Date(),
    },
  });
  await db.downloadPart.create({ data: { workspaceId, downloadId: id, run, part: 0, bytes } });
  return id;
}

/** A theme of parcels, and one that nobody speaks of. */
export async function addThemes({ db, workspaceId }: WorkspaceScope, word: string) {
  const add = (name: string) => db.theme.create({ data: { workspaceId, name, language: 'en' } });
  const [{ id: themeId }, { id: otherThemeId }] = [await add('parcel'), await add(`Theme ${word}`)];
  await db.themeTerm.create({ data: { workspaceId, themeId, term: 'en:parcel' } });
  return { themeIds: [themeId, otherThemeId] as [string, string] };
}

/** All comments as if one phrase had been read in each. */
export const readAs = (workspace: TestWorkspace, term: string) =>
  asOperator(workspace, ({ db }) =>
    db.commentReading.updateMany({ data: { language: term.slice(0, term.indexOf(':')), terms: [term] } }),
  );
