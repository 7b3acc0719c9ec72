import { z } from 'zod';
import type { WorkspaceScope } from '@/server/tenancy';
import touchpoints from '../../../prisma/seed/catalogue/touchpoints.json';
import usual from '../../../prisma/seed/catalogue/usual.json';
import { type CatalogueEntry, catalogueEntry, type Industry, usualEntries } from './schema';

let parsed: CatalogueEntry[] | undefined;

/** Typical touchpoints, in the order of a journey. The same for every workspace. */
export function listCatalogue(_scope: WorkspaceScope): CatalogueEntry[] {
  parsed ??= z.array(catalogueEntry).parse(touchpoints);
  return parsed;
}

/** Those that hardly any business of an industry is without. */
export function listUsual(scope: WorkspaceScope, industry: Industry): CatalogueEntry[] {
  const slugs = usualEntries.parse(usual)[industry];
  return listCatalogue(scope).filter(({ slug }) => slugs.includes(slug));
}
