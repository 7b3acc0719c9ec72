import { z } from 'zod';
import type { Part } from '@/domain/satisfaction';
import type { Stretch } from '@/domain/weeks';
import { INSIGHT_KINDS } from '@/features/insight/schema';
import { line } from '@/features/map/schema';
import { type Missing, segment } from '@/features/segment/schema';
import { INSIGHT_LENGTH, MOST_MERGED, THEME_LENGTH } from './prepare/limits';

export const themesInput = z.object({ segment: segment.prefault({}) });
export const themeInput = themesInput.extend({ id: z.uuid() });
export type ThemeQuery = z.output<typeof themeInput>;

export const renameThemeInput = z.object({
  id: z.uuid(),
  base: z.string(),
  value: line('The theme', THEME_LENGTH),
});
export type RenameTheme = z.output<typeof renameThemeInput>;

/** Pinned ones come first, hidden ones are not listed. */
export const markThemeInput = z.object({ id: z.uuid(), mark: z.enum(['pinned', 'hidden']), on: z.boolean() });
export type MarkTheme = z.output<typeof markThemeInput>;

export const mergeThemesInput = z.object({ ids: z.array(z.uuid()).min(1).max(MOST_MERGED), into: z.uuid() });
export type MergeThemes = z.output<typeof mergeThemesInput>;

/** Takes themes out of what they were merged into. */
export const splitThemesInput = z.object({ ids: z.array(z.uuid()).min(1).max(MOST_MERGED) });

/** An insight at a touchpoint, with the newest comments there that speak of the theme as its evidence. */
export const noteThemeInput = themeInput.extend({
  touchpointId: z.uuid(),
  kind: z.enum(INSIGHT_KINDS),
  text: line('The insight', INSIGHT_LENGTH),
  /** Made by the sender, so that it can be taken back. */
  insightId: z.uuid(),
});
export type NoteTheme = z.output<typeof noteThemeInput>;

/** What a theme is called and what was done to it. */
export interface ThemeName {
  id: string;
  name: string;
  /** The first part of a language tag; `zxx` are pictures. */
  language: string;
}

/** Answers with a comment, as far as their scores may be said: none of fewer than five. */
export interface Spoken {
  /** Comments. */
  n: number;
  /** One a type of question. */
  parts: Part[];
}

export interface ThemeRow extends ThemeName, Spoken {
  pinned: boolean;
  hidden: boolean;
  /** What was merged into it, by way of `into`. */
  merged: (ThemeName & { into: string })[];
  /** The other comments in its languages; of a theme that is hidden by its few answers, none. */
  others: Part[];
  /** Comments in each stretch; null where there was none at all. */
  weeks: (number | null)[];
}

export interface ThemesData {
  /** The pinned ones first, then by comments. Those of fewer than five comments only where they are pinned. */
  themes: ThemeRow[];
  /** Comments that are looked at. */
  comments: number;
  /** Their languages, the most frequent first. */
  languages: { language: string; n: number }[];
  /** Comments of the workspace that are still to be read. */
  waiting: number;
  stretches: Stretch[];
  missing: Missing[];
  /** Names of touchpoints that were deleted and are looked at because they were named. */
  deleted: string[];
}

export interface ThemeDetail {
  /** In the order of `ThemesData.stretches`: what was said in each. */
  weeks: Spoken[];
  stretches: Stretch[];
  /** Where it is spoken of, most first. */
  touchpoints: (Spoken & { id: string; slug: string; name: string; stage: string; mayNote: boolean })[];
}
