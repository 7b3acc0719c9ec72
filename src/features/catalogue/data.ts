import { z } from 'zod';
import type { WorkspaceScope } from '@/server/tenancy';
import touchpoints from '../../../prisma/seed/catalogue/touchpoints.json';
import { type CatalogueEntry, catalogueEntry } from './schema';

let parsed: CatalogueEntry[] | undefined;

/** Typical touchpoints, in the order of a journey. The same for every workspace. */
export function listCatalogue(_scope: WorkspaceScope): CatalogueEntry[] {
  parsed ??= z.array(catalogueEntry).parse(touchpoints);
  return parsed;
}
