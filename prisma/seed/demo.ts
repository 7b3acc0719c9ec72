import { type CreatedWorkspace, DEMO_SLUG } from '@/features/workspace/schema';
import { seedScenario } from './scenario';

/** The example every visitor may look at: a year of an online shop, ending now. */
export function seedDemo(now = new Date()): Promise<CreatedWorkspace> {
  return seedScenario('demo', { slug: DEMO_SLUG, name: 'Example shop', demo: true, now });
}
