import { hash, randomBytes } from 'node:crypto';
import type { Flag } from '@/contract/rating';
import { createRateLimit } from '@/server/rate-limit';
import type { RatingRow } from './rows';
import type { Sender } from './sender';

const HOUR_MS = 3_600_000;

/** Answers of one client at one touchpoint in an hour, and of one customer in a day, before they count no more. */
export const GUARD_LIMITS = { client: 100, kiosk: 5_000, person: 10 } as const;

/** What is held against an answer, and how to take that back when it turns out to be no new one. */
export interface Judgement {
  flag: Flag | undefined;
  giveBack(): void;
}

export interface Guard {
  judge(row: RatingRow, sender: Sender): Judgement;
}

const nothing = (): void => undefined;
const INNOCENT: Judgement = { flag: undefined, giveBack: nothing };

/**
 * Notices when one client or one customer answers so often at a touchpoint that it says more about them than about the
 * touchpoint. Such answers are kept and shown, and not counted. Counted in this process's memory only; a client is a
 * digest with a salt that dies with the process. A kiosk stands for many people and may bring a weekend at once.
 */
export function createGuard(): Guard {
  const salt = randomBytes(16).toString('hex');
  const clients = createRateLimit({ limit: GUARD_LIMITS.client, windowMs: HOUR_MS });
  const kiosks = createRateLimit({ limit: GUARD_LIMITS.kiosk, windowMs: HOUR_MS });
  const people = createRateLimit({ limit: GUARD_LIMITS.person, windowMs: 24 * HOUR_MS });
  const digest = (text: string): string => hash('sha256', `${salt} ${text}`, 'base64url');

  return {
    judge(row, { trusted, client }) {
      if (trusted || client === null) return INNOCENT;
      const now = performance.now();
      const place = row.touchpoint_id;
      const limit = row.source === 'kiosk' ? kiosks : clients;
      const key = digest(`${place} ${client}`);
      if (limit.take(key, now) > 0) return { flag: 'client', giveBack: nothing };
      if (row.customer === undefined) return { flag: undefined, giveBack: () => limit.give(key) };
      // Whoever only says that they are somebody uses up nothing of the one who is.
      const person = digest(`${place} ${row.verified ?? false} ${row.customer}`);
      const often = people.take(person, now) > 0;
      return {
        flag: often ? 'person' : undefined,
        giveBack() {
          limit.give(key);
          if (!often) people.give(person);
        },
      };
    },
  };
}
