import { AppError } from '@/server/errors';
import { acceptDisplay, acceptRating, acceptVisit, type PlacedRating } from './accept';
import { type Committer, createCircuit, createCommitter, type Entry, unavailable } from './commit';
import type { WorkspaceConfig } from './config';
import type { Guard } from './guard';
import { countAccepted, watchQueue } from './metrics';
import { type Change, createNotifier } from './notice';
import type { DisplayRow, RatingRow, VisitRow } from './rows';
import type { Sender } from './sender';
import type { AmendOutcome, Store } from './store';

export type Kind = 'ratings' | 'displays' | 'visits';

/** Called once with null after the commit, or with the reason why there was none. */
type Settle = (error: AppError | null) => void;

export interface Writer {
  /** Checks an answer and writes it. `at`: moment of its arrival in milliseconds. */
  write(
    kind: Kind,
    workspace: WorkspaceConfig,
    body: unknown,
    at: number,
    sender: Sender,
    settle: Settle,
  ): void;
  /** Writes a rating that is checked already; while its survey is paused only one that has begun before. */
  rate(rating: PlacedRating | AppError, settle: Settle): void;
  waiting(): Record<Kind, number>;
  /** Resolves when everything taken is settled and announced. */
  drain(): Promise<void>;
}

/** Rows of one commit. Above it the database gains nothing any more, and who waits would wait longer. */
const MAX_BATCH = 500;

const elsewhere = (): AppError =>
  new AppError('conflict', 'This id belongs to an answer at another touchpoint. Nothing was changed.');

/**
 * Why an amendment was refused; null when it was taken. `absent` is what an answer that is not there is refused with.
 */
function amendError(outcome: AmendOutcome | undefined, absent: AppError | undefined): AppError | null {
  switch (outcome) {
    case 'amended':
    case 'unchanged':
      return null;
    case 'elsewhere':
      return elsewhere();
    case 'late':
      return new AppError(
        'conflict',
        'This answer can no longer be changed. It stands as it was first sent.',
      );
    // Erased between our two looks at it: sent again, it is a new answer.
    case 'missing':
    case undefined:
      return absent ?? unavailable();
  }
}

/** The three kinds of answers on their ways into the database, and the news of them on its way out. */
export function createWriter(store: Store, capacity: number, guard?: Guard): Writer {
  const circuit = createCircuit();
  const notifier = createNotifier(store);
  const common = { circuit, maxBatch: MAX_BATCH, capacity };

  // Never in the transaction of an insert: that would lock tallies twice, in two orders. One at a time, so that
  // amendments of one answer are taken in the order they came in.
  const amendments = createCommitter<RatingRow, Map<string, AmendOutcome>>({
    ...common,
    name: 'amendments',
    lanes: 1,
    write: store.amendRatings,
    done({ row, settle, absent }, outcomes) {
      const outcome = outcomes.get(row.id);
      // No new rating, and whether it counts only the database knows: the figures are read again.
      if (outcome === 'amended') notifier.add({ ...placeOf(row), kind: 'amendment', comment: hasWords(row) });
      settle(amendError(outcome, absent));
    },
  });
  const ratings = createCommitter<RatingRow, Set<string>>({
    ...common,
    name: 'ratings',
    lanes: 2,
    write: store.insertRatings,
    done(entry, present) {
      if (present.has(entry.row.id)) {
        entry.again?.();
        if (!amendments.add(entry)) entry.settle(unavailable());
        return;
      }
      notifier.add(changeOf(entry.row));
      entry.settle(null);
    },
  });
  const displays = createCommitter<DisplayRow, Set<string>>({
    ...common,
    name: 'displays',
    lanes: 1,
    write: store.insertDisplays,
    done({ row, settle }, clashing) {
      if (clashing.has(row.id)) return settle(elsewhere());
      notifier.add({ ...placeOf(row), kind: 'display' });
      settle(null);
    },
  });
  const visits = createCommitter<VisitRow, Set<string>>({
    ...common,
    name: 'visits',
    lanes: 1,
    write: store.insertVisits,
    done: ({ row, settle }, clashing) => settle(clashing.has(row.id) ? elsewhere() : null),
  });

  function add<Row>(
    kind: Kind,
    to: Committer<Row>,
    row: Row | AppError,
    settle: Settle,
    more: Pick<Entry<Row>, 'absent' | 'again'> = {},
  ): void {
    if (row instanceof AppError) {
      settle(row);
      return;
    }
    const entry: Entry<Row> = {
      row,
      ...more,
      settle(error) {
        if (!error) countAccepted(kind);
        settle(error);
      },
    };
    if (!to.add(entry)) settle(unavailable());
  }

  function rate(rating: PlacedRating | AppError, settle: Settle, sender?: Sender): void {
    if (rating instanceof AppError) settle(rating);
    else if (rating.paused) add('ratings', amendments, rating.row, settle, { absent: rating.paused });
    else add('ratings', ratings, rating.row, settle, { again: judge(rating.row, sender) });
  }

  /** Marks an answer that is not to be counted. Who amends one gives no second: what that does takes the mark back. */
  function judge(row: RatingRow, sender: Sender | undefined): (() => void) | undefined {
    if (!guard || !sender) return undefined;
    const { flag, giveBack } = guard.judge(row, sender);
    row.flag = flag;
    return () => {
      row.flag = undefined;
      giveBack();
    };
  }

  const waiting = () => ({
    ratings: ratings.size() + amendments.size(),
    displays: displays.size(),
    visits: visits.size(),
  });
  for (const kind of ['ratings', 'displays', 'visits'] as const) watchQueue(kind, () => waiting()[kind]);

  return {
    rate,
    write(kind, workspace, body, at, sender, settle) {
      if (kind === 'ratings') rate(acceptRating(workspace, body, at, sender), settle, sender);
      else if (kind === 'displays') add(kind, displays, acceptDisplay(workspace, body, at, sender), settle);
      else add(kind, visits, acceptVisit(workspace, body, at, sender), settle);
    },
    waiting,
    async drain() {
      await Promise.all([ratings.idle(), displays.idle(), visits.idle()]);
      // Only now: the last ratings may have become amendments.
      await amendments.idle();
      await notifier.close();
    },
  };
}

const placeOf = (row: RatingRow | DisplayRow) => ({
  workspaceId: row.workspace_id,
  touchpointId: row.touchpoint_id,
  surveyId: row.survey_id,
});

const hasWords = (row: RatingRow): boolean => row.comment !== undefined || row.answers !== undefined;

/** What a new rating changes. */
export const changeOf = (row: RatingRow): Change =>
  row.flag
    ? { ...placeOf(row), kind: 'amendment', comment: hasWords(row) }
    : { ...placeOf(row), kind: 'rating', score: row.score, comment: hasWords(row) };
