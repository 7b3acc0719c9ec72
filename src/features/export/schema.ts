import { z } from 'zod';
import type { Level } from '@/components/ui/LevelMeter';
import { RANGE_KEYS } from '@/domain/period';
import { LENSES, type Lens } from '@/features/lens/schema';
import type { OpportunityStatus } from '@/features/opportunity/schema';

export const PAPERS = ['a4', 'a3'] as const;
export type Paper = (typeof PAPERS)[number];
export const ORIENTATIONS = ['landscape', 'portrait'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** How a map is set on paper. */
export const paperOptions = z.object({
  paper: z.enum(PAPERS).default('a4'),
  orientation: z.enum(ORIENTATIONS).default('landscape'),
  /** As many pages as it takes to be read, or everything on one. */
  pages: z.enum(['several', 'one']).default('several'),
});
export type PaperOptions = z.infer<typeof paperOptions>;

const flag = z.preprocess((value) => (value === '0' ? false : value === '1' ? true : value), z.boolean());

/** What of a map goes into an export, and through which lens. */
export const contentOptions = z.object({
  lens: z.enum(LENSES).default('experience'),
  /** Scores, numbers of ratings and desired levels. Without them only the whole experience can be told. */
  numbers: flag.default(true),
  pictures: flag.default(true),
  /** How old the evidence is, and what is assumed. */
  ages: flag.default(true),
});
export type ContentOptions = z.infer<typeof contentOptions>;

/** Which map, and whose answers over what time. */
export const exportView = z.object({
  map: z.uuid(),
  range: z.enum(RANGE_KEYS).catch('28d'),
  persona: z.string().max(80).nullish(),
});

/** What the address of an export says after its path. */
export const exportQuery = exportView
  .extend({ format: z.enum(['pdf', 'svg', 'outlines', 'plan']) })
  .extend(paperOptions.shape)
  .extend(contentOptions.shape);
export type ExportQuery = z.output<typeof exportQuery>;

/** What an export will be, said before it is made. */
export interface ExportPlan {
  pages: number;
  /** Points of the smallest text. */
  textPt: number;
  /** Names of letters no font has: "Tibetan". */
  missing: readonly string[];
}

export type Icon =
  | 'pain'
  | 'delight'
  | 'barrier'
  | 'kept'
  | 'missed'
  | 'unsure'
  | 'star'
  | `face-${Level}`
  | `dots-${Level}`
  | `meter-${Level}`
  | 'meter-hollow'
  | `pie-${OpportunityStatus}`;

/** Ink levels, and what is below or above what was desired. */
export type Tone = 'ink' | 'soft' | 'faint' | 'good' | 'bad';

/** A paragraph of a cell. */
export interface Piece {
  text: string;
  tone?: Tone;
  strong?: boolean;
  small?: boolean;
  icon?: Icon;
  /** Id of a picture; the text says what it shows. */
  picture?: string;
  /** Belongs to the piece above: no space between them. */
  tight?: boolean;
}

/** What a row says over one or more columns. */
export interface SheetCell {
  start: number;
  span: number;
  pieces: readonly Piece[];
  /** One bar over all its columns; it is named again wherever it goes on. */
  bar?: boolean;
}

export interface SheetRow {
  key: string;
  label: string;
  /** Below the label. */
  notes: readonly Piece[];
  /** Drawn by the curve instead of by cells. */
  curve: boolean;
  /** Added by the lens. */
  ofLens: boolean;
  cells: readonly SheetCell[];
}

export interface SheetStage {
  start: number;
  span: number;
  name: string;
  notes: readonly Piece[];
}

export interface SheetColumn {
  index: number;
  endsStage: boolean;
  /** "7 ", '' in an empty stage. */
  number: string;
  name: string;
  notes: readonly Piece[];
}

/** A map as it will be set on pages: every text it holds, in order, none of them placed yet. */
export interface Sheet {
  title: string;
  /** Under the title: whose map, of whom, over what time. */
  facts: readonly string[];
  lens: Lens;
  numbers: boolean;
  stages: readonly SheetStage[];
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
  /** How the numbers are made, at the foot of every page. */
  rules: readonly string[];
}
