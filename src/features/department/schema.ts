import { z } from 'zod';
import { line, seen } from '@/features/map/schema';

export const createDepartmentInput = z.object({ name: line() });
export const renameDepartmentInput = z.object({ id: z.uuid(), base: seen, value: line() });

export interface DepartmentView {
  id: string;
  name: string;
  /** Touchpoints it is responsible for, over all maps. None is a finding too. */
  touchpoints: number;
}
