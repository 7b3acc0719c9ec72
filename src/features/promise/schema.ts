import { z } from 'zod';
import { line, seen, text } from '@/features/map/schema';

export const createPromiseInput = z.object({
  name: line(),
  description: text('The description').default(''),
});
export type CreatePromise = z.input<typeof createPromiseInput>;
export const renamePromiseInput = z.object({ id: z.uuid(), base: seen, value: line() });
export const linkPromiseInput = z.object({
  touchpointId: z.uuid(),
  promiseId: z.uuid(),
  linked: z.boolean(),
});
export type LinkPromise = z.infer<typeof linkPromiseInput>;

export interface PromiseView {
  id: string;
  name: string;
  description: string;
  /** Touchpoints that must keep it, over all maps. */
  touchpoints: number;
}
