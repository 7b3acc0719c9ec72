const moving = new Map<string, number>();

/** Whether it is being moved: where it stands is known again when the server has said so. */
export const isMoving = (id: string): boolean => moving.has(id);

/** Runs what moves these, and knows that they are being moved until it has ended. */
export async function whileMoving<T>(ids: readonly string[], run: () => Promise<T>): Promise<T> {
  for (const id of ids) moving.set(id, (moving.get(id) ?? 0) + 1);
  try {
    return await run();
  } finally {
    for (const id of ids) {
      const left = (moving.get(id) ?? 1) - 1;
      if (left > 0) moving.set(id, left);
      else moving.delete(id);
    }
  }
}
