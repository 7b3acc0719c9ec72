import { singleton } from './singleton';
import { createSubprocess } from './subprocess';
import { createTurns } from './turns';

/** What `src/reckon.ts` can do. */
export type Work = 'comments' | 'drivers';

export interface ReckonJob {
  work: Work;
  data: unknown;
}

const state = () =>
  singleton('reckon', () => ({
    turns: createTurns({
      perGroup: 8,
      overall: 64,
      retryAfter: 10,
      full: {
        group: 'Much is being reckoned for this workspace. Try again in a few seconds.',
        all: 'Much is being reckoned. Try again in a few seconds.',
      },
    }),
    process: createSubprocess<ReckonJob, unknown>({
      name: 'reckon',
      seconds: 120,
      idleSeconds: 20,
      memoryMb: 256,
    }),
  }));

/**
 * Work for the processor, done beside the process that answers requests: ratings come first. One at a time; workspaces take
 * turns. Rejects with what the work threw, with a `SubprocessError`, and with `unavailable` where too many wait.
 */
export const reckon = <Data, Result>(work: Work, workspaceId: string, data: Data): Promise<Result> =>
  state().turns.take(workspaceId, () => state().process.run({ work, data }) as Promise<Result>);
