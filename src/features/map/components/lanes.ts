/** Rows of the map above its lanes. Below them, every visible lane has a row, in the order of the map. */
export const ROWS = { stage: 0, touchpoint: 1 } as const;
export const FIRST_LANE = 2;
