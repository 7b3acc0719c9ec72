import type { DrawnTheme, Theme } from '@/contract/widget';

/** Least contrast of text and of what only has to be seen, by WCAG 2.2 (1.4.3 and 1.4.11, level AA). */
export const TEXT_CONTRAST = 4.5;
export const SHAPE_CONTRAST = 3;

export interface Palette {
  paper: string;
  ink: string;
  /** Of what is quieter than the rest: labels of the ends, the name below. */
  quiet: string;
  accent: string;
  /** Of text on the accent. */
  onAccent: string;
}

const OWN = {
  light: { paper: '#ffffff', ink: '#17181b', quiet: '#676a72' },
  dark: { paper: '#141619', ink: '#ecedef', quiet: '#8f939b' },
} as const;

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Relative luminance of #rrggbb, 0–1, as WCAG 2.2 defines it. */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1–21, as WCAG 2.2 defines it. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((one, other) => other - one) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** So much of one colour over another, as CSS mixes them in sRGB. */
export function mix(colour: string, over: string, share: number): string {
  const [top, ground] = [channels(colour), channels(over)];
  const mixed = top.map((value, index) => Math.round(value * share + (ground[index] ?? 0) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The modes in which customers see a theme. */
export const modesOf = ({ mode = 'auto' }: Theme): ('light' | 'dark')[] =>
  mode === 'auto' ? ['light', 'dark'] : [mode];

/** Black or white, whichever is easier to read on a colour. */
const readOn = (colour: string): string => (luminance(colour) > 0.18 ? '#000000' : '#ffffff');

/** A theme as the widget is told of it. */
export const drawnTheme = (theme: Theme): DrawnTheme =>
  theme.accent === undefined ? theme : { ...theme, on: readOn(theme.accent) };

/** The colours of a theme in one mode, as the widget draws them: what is not said is Touchline's own. */
export function paletteOf(theme: Theme, mode: 'light' | 'dark'): Palette {
  const own = OWN[mode];
  const [paper, ink] = [theme.paper ?? own.paper, theme.ink ?? own.ink];
  const accent = theme.accent ?? ink;
  const onAccent = theme.accent === undefined ? paper : readOn(accent);
  const quiet = theme.paper || theme.ink ? mix(ink, paper, 0.75) : own.quiet;
  return { paper, ink, quiet, accent, onAccent };
}

export interface ContrastFault {
  path: 'ink' | 'accent';
  mode: 'light' | 'dark';
  what: string;
  ratio: number;
  least: number;
}

/** Where a theme cannot be read, or not be told apart, in any of its modes. */
export function contrastFaults(theme: Theme): ContrastFault[] {
  return modesOf(theme).flatMap((mode) => {
    const { paper, ink, quiet, accent, onAccent } = paletteOf(theme, mode);
    const checks = [
      { path: 'ink', what: 'The ink on the paper', ratio: contrast(ink, paper), least: TEXT_CONTRAST },
      {
        path: 'ink',
        what: 'Small text, a quarter paler than the ink, on the paper',
        ratio: contrast(quiet, paper),
        least: TEXT_CONTRAST,
      },
      {
        path: 'accent',
        what: 'The accent on the paper',
        ratio: contrast(accent, paper),
        least: SHAPE_CONTRAST,
      },
      { path: 'accent', what: 'Text on the accent', ratio: contrast(onAccent, accent), least: TEXT_CONTRAST },
    ] as const;
    return checks
      .filter(({ ratio, least }) => ratio < least)
      .map(({ path, what, ratio, least }) => ({ path, mode, what, ratio, least }));
  });
}

/** A ratio as people read it; never rounded up to what it does not reach. */
export const ratioText = (ratio: number): string => `${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1`;
