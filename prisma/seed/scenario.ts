import { randomBytes, randomUUID } from 'node:crypto';
import { hideLane } from '@/features/lane/mutations';
import { BUILT_IN_LANES } from '@/features/lane/schema';
import { drawTemplate } from '@/features/template/mutations';
import { getTemplate } from '@/features/template/prepare';
import type { AppliedTemplate, Template } from '@/features/template/schema';
import { setUpWorkspace } from '@/features/workspace/mutations';
import type { CreatedWorkspace } from '@/features/workspace/schema';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { createCommenter } from './comments';
import { wishDemo } from './desired';
import { type Asked, generateHistory } from './generate';
import { insertHistory } from './insert';
import { DEMO_PLANS, type Plan } from './plan';
import { createPersonas, dressDemo, proveDemo } from './story';
import { SMALL_PLANS, wideTemplate } from './wide';

/**
 * Named situations for the demo, tests and e2e:
 * `empty` a map with one stage and no touchpoint · `small` a trial map of which four touchpoints were rated: 30 or more,
 * under 30, under 5, and not in the last 28 days · `demo` a year of an online shop · `wide` 60 touchpoints in
 * 12 stages, all 12 lanes shown · `brief` the same kind of map with 6 in 2, to measure the other against · `huge` the
 * same with 800 in 40, far more than anybody draws.
 */
export type Scenario = 'empty' | 'small' | 'demo' | 'wide' | 'brief' | 'huge';

export interface ScenarioOptions {
  /** Default: the scenario's name and a random tail, so that many fit into one database. */
  slug?: string | undefined;
  name?: string | undefined;
  /** Owner of the workspace; none by default. */
  ownerUserId?: string | undefined;
  /** Open to visitors as the example. */
  demo?: boolean | undefined;
  /** When the history ends. */
  now?: Date | undefined;
}

interface Setup {
  template: Template;
  mapName: string;
  plans: readonly Plan[];
  days: number;
  dress?: (scope: WorkspaceScope, drawn: AppliedTemplate) => Promise<void>;
  /** What needs the history. */
  prove?: (scope: WorkspaceScope, drawn: AppliedTemplate, now: Date) => Promise<void>;
  /** The journey that is wanted instead. */
  wish?: (scope: WorkspaceScope, drawn: AppliedTemplate) => Promise<void>;
}

const SETUPS: Record<Scenario, () => Setup> = {
  empty: () => ({ template: getTemplate('blank'), mapName: 'Customer journey', plans: [], days: 0 }),
  small: () => ({
    template: getTemplate('software-trial'),
    mapName: 'From trial to renewal',
    plans: SMALL_PLANS,
    days: 56,
  }),
  demo: () => ({
    template: getTemplate('online-retail'),
    mapName: 'Buying a sofa online',
    plans: DEMO_PLANS,
    days: 365,
    dress: dressDemo,
    prove: proveDemo,
    wish: wishDemo,
  }),
  wide: () => wideSetup({ stages: 12, perStage: 5 }),
  brief: () => wideSetup({ stages: 2, perStage: 3 }),
  huge: () => wideSetup({ stages: 40, perStage: 20 }),
};

function wideSetup(size: { stages: number; perStage: number }): Setup {
  const { template, plans } = wideTemplate(size);
  return { template, mapName: 'Everything at once', plans, days: 60, dress: showAllLanes };
}

async function showAllLanes(scope: WorkspaceScope, { mapId }: AppliedTemplate): Promise<void> {
  for (const { kind, hidden } of BUILT_IN_LANES)
    if (hidden) await hideLane(scope, { mapId, id: kind, hidden: false });
}

/** Makes a workspace as the scenario describes, in one transaction: it is there as a whole or not at all. */
export async function seedScenario(
  scenario: Scenario,
  options: ScenarioOptions = {},
): Promise<CreatedWorkspace> {
  const workspace = {
    id: randomUUID(),
    slug: options.slug ?? `${scenario}-${randomBytes(4).toString('hex')}`,
    timeZone: 'Europe/London',
    locale: 'en',
    demo: options.demo ?? false,
  };
  const setup = SETUPS[scenario]();
  return asOperator(workspace, async (scope) => {
    const name = options.name ?? 'Example shop';
    const created = await setUpWorkspace(scope, { name, ownerUserId: options.ownerUserId });
    const { template, mapName } = setup;
    // Who answers in a scenario is its own to say.
    const drawn = await drawTemplate(scope, {
      template: { ...template, personas: [] },
      mapName,
      publish: true,
    });
    await setup.dress?.(scope, drawn);
    const now = options.now ?? new Date();
    if (setup.days > 0) await tell(scope, setup, now);
    await setup.prove?.(scope, drawn, now);
    await setup.wish?.(scope, drawn);
    const touchpoints = drawn.touchpoints.map(({ slug, name, type }) => ({ slug, name, type }));
    return { ...created, maps: [{ id: drawn.mapId, name: mapName, touchpoints }] };
  });
}

/** Writes what customers answered until `now`. */
async function tell(scope: WorkspaceScope, { plans, days }: Setup, now: Date): Promise<void> {
  const personas = await createPersonas(scope);
  const asked = await askedOf(scope, plans);
  const { timeZone } = scope;
  await insertHistory(
    scope,
    generateHistory(asked, { timeZone, now, days, personas, comment: createCommenter() }),
  );
}

/** The surveys the plans speak of. */
async function askedOf({ db, workspaceId }: WorkspaceScope, plans: readonly Plan[]): Promise<Asked[]> {
  const touchpoints = await db.touchpoint.findMany({ where: { workspaceId }, include: { surveys: true } });
  const bySlug = new Map(touchpoints.map((touchpoint) => [touchpoint.slug, touchpoint]));
  return plans.map((plan) => {
    const touchpoint = bySlug.get(plan.slug);
    const survey = touchpoint?.surveys[0];
    if (!touchpoint || !survey) throw new Error(`The plan asks at "${plan.slug}", where there is no survey`);
    return { touchpointId: touchpoint.id, surveyId: survey.id, type: survey.type as Asked['type'], plan };
  });
}
