import { createRouter, sharedQuery, workspaceProcedure } from '@/server/trpc';
import { getTheme, listThemes } from './data';
import { markTheme, mergeThemes, noteTheme, renameTheme, splitThemes } from './mutations';
import {
  markThemeInput,
  mergeThemesInput,
  noteThemeInput,
  renameThemeInput,
  splitThemesInput,
  themeInput,
  themesInput,
} from './schema';

export const themeRouter = createRouter({
  list: sharedQuery('rating:view')
    .input(themesInput)
    .query(({ ctx, input }) => listThemes(ctx.scope, input)),
  get: workspaceProcedure('rating:view')
    .input(themeInput)
    .query(({ ctx, input }) => getTheme(ctx.scope, input)),
  rename: workspaceProcedure('theme:edit')
    .input(renameThemeInput)
    .mutation(({ ctx, input }) => renameTheme(ctx.scope, input)),
  mark: workspaceProcedure('theme:edit')
    .input(markThemeInput)
    .mutation(({ ctx, input }) => markTheme(ctx.scope, input)),
  merge: workspaceProcedure('theme:edit')
    .input(mergeThemesInput)
    .mutation(({ ctx, input }) => mergeThemes(ctx.scope, input)),
  split: workspaceProcedure('theme:edit')
    .input(splitThemesInput)
    .mutation(({ ctx, input }) => splitThemes(ctx.scope, input)),
  note: workspaceProcedure('map:edit')
    .input(noteThemeInput)
    .mutation(({ ctx, input }) => noteTheme(ctx.scope, input)),
});
