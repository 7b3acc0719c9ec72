import type { Level } from '@/components/ui/LevelMeter';
import type { Tone } from '../schema';

/** Colours on paper: those of the light theme in tokens.css, see-through ones as they look on white. */
export const INK = {
  ink: '#17181b',
  soft: '#45484f',
  faint: '#676a72',
  line: '#e5e4df',
  lineFaint: '#efeeea',
  lineStrong: '#cfcdc6',
  surface: '#ffffff',
  subtle: '#fbfbfa',
  chip: '#f0f0ec',
  desired: '#5e626b',
  grid: '#ecebe6',
  spread: '#e9e8e3',
  context: '#c9c8c2',
  gapBelow: '#f7ebe7',
  gapBelowLine: '#e3bcaf',
  gapAbove: '#dfeaec',
} as const;

export const SAT: Readonly<Record<Level, string>> = {
  1: '#ae3a12',
  2: '#cf7a38',
  3: '#8e8c85',
  4: '#3f93a0',
  5: '#0b5f6c',
};

export const TONES: Readonly<Record<Tone, string>> = {
  ink: INK.ink,
  soft: INK.soft,
  faint: INK.faint,
  good: '#0a5460',
  bad: '#9a320e',
};

/** Points. Nothing is set smaller than `small`, which can be read on paper. */
export const TYPE = {
  title: { size: 14, lead: 18 },
  again: { size: 9, lead: 12 },
  head: { size: 8, lead: 10 },
  cell: { size: 7.5, lead: 9.6 },
  small: { size: 7, lead: 9 },
} as const;
