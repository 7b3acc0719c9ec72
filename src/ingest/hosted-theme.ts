import { createHash } from 'node:crypto';
import type { Theme } from '@/contract/widget';
import { mix, modesOf, paletteOf } from '@/domain/contrast';

/** The look of a workspace as a style sheet of its own, and what a policy calls it. */
export interface PageTheme {
  css: string;
  digest: string;
}

const known = new WeakMap<Theme, PageTheme>();

/** Made once for each configuration that was read. Null: Touchline's own look. */
export function pageTheme(theme: Theme | undefined): PageTheme | null {
  if (!theme || Object.keys(theme).length === 0) return null;
  const found = known.get(theme);
  if (found) return found;
  const css = themeCss(theme);
  const made = { css, digest: `'sha256-${createHash('sha256').update(css).digest('base64')}'` };
  known.set(theme, made);
  return made;
}

function themeCss(theme: Theme): string {
  const [first = 'light', second] = modesOf(theme);
  const scheme = second ? 'light dark' : first;
  const font = theme.font ? `body{font-family:${theme.font.replace(/[^\p{L}\p{N}\s,'"_-]/gu, '')}}` : '';
  const radius = theme.radius === undefined ? '' : `--r:${Number(theme.radius)}px;`;
  const dark = second ? `@media (prefers-color-scheme:dark){:root{${colours(theme, second)}}}` : '';
  return `:root{color-scheme:${scheme};${radius}${colours(theme, first)}}${dark}${font}`;
}

function colours(theme: Theme, mode: 'light' | 'dark'): string {
  const { paper, ink, quiet, accent, onAccent } = paletteOf(theme, mode);
  const tokens = {
    surface: paper,
    sunken: mix(ink, paper, 0.06),
    line: mix(ink, paper, 0.12),
    ctl: mix(ink, paper, 0.6),
    ink,
    'ink-2': mix(ink, paper, 0.85),
    'ink-3': quiet,
    chosen: accent,
    'on-chosen': onAccent,
    ...(theme.paper || theme.ink ? { accent: ink } : {}),
  };
  return Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}
