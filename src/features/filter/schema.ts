import type { Dimension } from '@/features/segment/schema';

/** One choice of a dimension. */
export interface Choice {
  value: string;
  label: string;
  /** Tells apart what is called the same: the stage of a touchpoint. */
  detail?: string;
  /** Offered to nobody any more; so it is called where an address holds it. */
  past?: boolean;
}

/** What there is to choose from, per dimension, and attributes by their name. */
export interface Choices extends Record<Dimension, Choice[]> {
  attributes: { name: string; values: string[] }[];
}
