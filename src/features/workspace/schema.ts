import { z } from 'zod';
import type { SurveyType } from '@/contract/survey';
import { line } from '@/features/map/schema';
import { templateSlug } from '@/features/template/schema';

/** Slug of the seeded example; nobody else's workspace gets it. */
export const DEMO_SLUG = 'demo';

/** How long what was deleted on a map can still be taken back, as long as versions that nobody named are kept. */
export const DELETED_DAYS = 90;

/** A zone by its IANA name. Bare offsets are refused: a workspace's days follow its clock changes. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'Not a time zone. Expected a name like Europe/Berlin.');

/** A BCP 47 language tag, in its canonical spelling. */
export const locale = z
  .string()
  .max(35)
  .refine(isLocale, 'Not a language tag. Expected one like en or pt-BR.')
  .transform((tag) => Intl.getCanonicalLocales(tag)[0] ?? tag);

export const createWorkspaceInput = z.object({
  name: line(),
  timeZone: timeZone.default('UTC'),
  locale: locale.default('en'),
  template: templateSlug.optional(),
});

export const renameWorkspaceInput = z.object({ name: line() });
export const setLocaleInput = z.object({ locale });
export const setTimeZoneInput = z.object({ timeZone });
export const deleteWorkspaceInput = z.object({ confirm: z.string().max(200) });

/** How much a workspace holds: what its settings depend on, and what a deletion erases. */
export interface WorkspaceFacts {
  members: number;
  maps: number;
  touchpoints: number;
  ratings: number;
  /** Whose days every figure is of. */
  timeZone: string;
  /** Another time zone was asked for and everything is being counted by its days: so many touchpoints of all. */
  zoneChange: { timeZone: string; counted: number; all: number } | null;
}

export interface CreateWorkspace {
  name: string;
  /** The person who owns it. */
  ownerUserId: string;
  timeZone: string;
  locale: string;
  /** A map to begin with, every survey published. Without one there is no map yet. */
  template?: z.infer<typeof templateSlug> | undefined;
}

/** A new workspace. Its keys are shown here once: the secret one is kept as a hash only. */
export interface CreatedWorkspace {
  workspaceId: string;
  slug: string;
  publicKey: string;
  secretKey: string;
  maps: {
    id: string;
    name: string;
    touchpoints: { slug: string; name: string; type: SurveyType | null }[];
  }[];
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
