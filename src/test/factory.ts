import { randomBytes, randomUUID } from 'node:crypto';
import type { SurveyType } from '@/contract/survey';
import { ranks } from '@/domain/rank';
import { asOperator, hashKey, type WorkspaceScope } from '@/server/tenancy';

export interface TestTouchpoint {
  id: string;
  surveyId: string;
  slug: string;
  type: SurveyType;
}

export interface TestWorkspace {
  id: string;
  slug: string;
  timeZone: string;
  locale: string;
  demo: boolean;
  publicKey: string;
  secretKey: string;
  mapId: string;
  stageId: string;
  personaId: string;
  touchpoints: TestTouchpoint[];
}

/** A workspace with one map, one stage, one persona (`regular`) and a published survey per entry of `types`. */
export async function createTestWorkspace(
  types: SurveyType[] = ['csat'],
  options: { timeZone?: string; origins?: string[] } = {},
): Promise<TestWorkspace> {
  const tag = randomBytes(4).toString('hex');
  const workspace = {
    id: randomUUID(),
    slug: `test-${tag}`,
    timeZone: options.timeZone ?? 'Europe/Berlin',
    locale: 'en',
    demo: false,
  };
  const publicKey = `pk_${randomBytes(12).toString('hex')}`;
  const secretKey = `sk_${randomBytes(24).toString('hex')}`;
  return asOperator(workspace, async ({ db, workspaceId }) => {
    await db.workspace.create({ data: { ...workspace, name: `Test ${tag}` } });
    await db.apiKey.createMany({
      data: [
        {
          workspaceId,
          name: 'Website',
          kind: 'public',
          prefix: publicKey,
          hash: hashKey(publicKey),
          origins: options.origins ?? [],
        },
        {
          workspaceId,
          name: 'Server',
          kind: 'secret',
          prefix: secretKey.slice(0, 8),
          hash: hashKey(secretKey),
        },
      ],
    });
    const persona = await db.persona.create({ data: { workspaceId, slug: 'regular', name: 'Regular' } });
    const map = await db.journeyMap.create({ data: { workspaceId, name: 'Journey' } });
    const stage = await db.stage.create({
      data: { workspaceId, mapId: map.id, name: 'Stage', phase: 'purchase', rank: ranks(1)[0] ?? 'a0' },
    });
    const touchpoints: TestTouchpoint[] = [];
    for (const [index, rank] of ranks(types.length).entries()) {
      const type = types[index] ?? 'csat';
      touchpoints.push(await addTouchpoint({ workspaceId, db }, stage.id, `${type}-${index}`, type, rank));
    }
    return {
      ...workspace,
      publicKey,
      secretKey,
      mapId: map.id,
      stageId: stage.id,
      personaId: persona.id,
      touchpoints,
    };
  });
}

async function addTouchpoint(
  { workspaceId, db }: Pick<WorkspaceScope, 'workspaceId' | 'db'>,
  stageId: string,
  slug: string,
  type: SurveyType,
  rank: string,
): Promise<TestTouchpoint> {
  const { id } = await db.touchpoint.create({ data: { workspaceId, stageId, slug, name: slug, rank } });
  const survey = await db.survey.create({ data: { workspaceId, touchpointId: id, type } });
  await db.surveyText.create({
    data: {
      workspaceId,
      surveyId: survey.id,
      locale: 'en',
      question: 'How was it?',
      low: 'Very poor',
      high: 'Very good',
      followUp: 'What should we change?',
      thanks: 'Thank you.',
    },
  });
  return { id, surveyId: survey.id, slug, type };
}
