/** Rows of the map above its lanes. Below them, every visible lane has a row, in the order of the map. */
export const ROWS = { stage: 0, touchpoint: 1 } as const;
export const FIRST_LANE = 2;

/** Row of a lane among the visible ones; the first lane's where it is hidden. */
export const laneRow = (visible: readonly { id: string }[], id: string): number =>
  FIRST_LANE +
  Math.max(
    0,
    visible.findIndex((lane) => lane.id === id),
  );
