import { PgBoss, type QueueOptions } from 'pg-boss';
import { poolConfig } from './db';
import { env } from './env';
import { log } from './log';
import { deliver, hasOutbox, type Mail } from './mail';
import { singleton } from './singleton';

/** What each queue carries. A queue lives in the database, so that what was sent outlives the process. */
export interface QueueData {
  mail: Mail;
  'password-reset': { email: string };
  /** `change`: the address was asked for on the account page, and the present one is still in use. */
  'email-confirmation': { userId: string; email: string; change: boolean };
  invitation: { workspaceId: string; invitationId: string };
  'workspace-erase': { workspaceId: string };
  'workspace-sweep': null;
  'history-daily': null;
  'customers-hash': { workspaceId: string };
  'zone-change': { workspaceId: string };
  'theme-read': { workspaceId: string };
  'theme-find': { workspaceId: string };
  'theme-sweep': null;
  'mention-mail': { workspace: string; userId: string };
  'download-write': { workspaceId: string; id: string };
  'download-sweep': null;
  'digest-hourly': null;
  /** `week`: its first day, of the workspace's time zone. */
  digest: { workspaceId: string; week: string };
}
export type QueueName = keyof QueueData;

const HOUR = 3_600;

/** Tried again after 15 s, then with growing pauses of an hour at most; what concerns people does not stay long. */
const PATIENT = {
  retryLimit: 12,
  retryDelay: 15,
  retryBackoff: true,
  retryDelayMax: HOUR,
  expireInSeconds: 120,
};

const QUEUES: Record<QueueName, QueueOptions> = {
  mail: { ...PATIENT, retentionSeconds: 48 * HOUR, deleteAfterSeconds: HOUR },
  'mention-mail': { ...PATIENT, retentionSeconds: 48 * HOUR, deleteAfterSeconds: HOUR },
  // A link that comes after half an hour is of no use to somebody who waits for it.
  'password-reset': { ...PATIENT, retryLimit: 6, retentionSeconds: HOUR, deleteAfterSeconds: HOUR },
  'email-confirmation': { ...PATIENT, retentionSeconds: 24 * HOUR, deleteAfterSeconds: HOUR },
  invitation: { ...PATIENT, retentionSeconds: 48 * HOUR, deleteAfterSeconds: HOUR },
  // Goes on where it stopped, until nothing is left.
  'workspace-erase': { ...PATIENT, retryLimit: 100, expireInSeconds: 6 * HOUR, deleteAfterSeconds: HOUR },
  'workspace-sweep': { ...PATIENT, retryLimit: 3, expireInSeconds: HOUR, deleteAfterSeconds: HOUR },
  'customers-hash': { ...PATIENT, retryLimit: 100, expireInSeconds: 6 * HOUR, deleteAfterSeconds: HOUR },
  // A process that ended is missed after half a minute, and the file begun again.
  'download-write': {
    ...PATIENT,
    retryLimit: 4,
    heartbeatSeconds: 30,
    expireInSeconds: HOUR,
    deleteAfterSeconds: HOUR,
  },
  'download-sweep': { ...PATIENT, retryLimit: 3, expireInSeconds: HOUR, deleteAfterSeconds: HOUR },
  'zone-change': { ...PATIENT, retryLimit: 100, expireInSeconds: 6 * HOUR, deleteAfterSeconds: HOUR },
  'theme-read': { ...PATIENT, retryLimit: 3, expireInSeconds: HOUR, deleteAfterSeconds: HOUR },
  'theme-find': { ...PATIENT, retryLimit: 3, expireInSeconds: HOUR, deleteAfterSeconds: HOUR },
  'theme-sweep': { ...PATIENT, retryLimit: 0, expireInSeconds: HOUR, deleteAfterSeconds: HOUR },
  'digest-hourly': { ...PATIENT, retryLimit: 0, expireInSeconds: HOUR, deleteAfterSeconds: HOUR },
  digest: { ...PATIENT, expireInSeconds: HOUR, retentionSeconds: 24 * HOUR, deleteAfterSeconds: HOUR },
  'history-daily': { ...PATIENT, retryLimit: 3, expireInSeconds: HOUR, deleteAfterSeconds: HOUR },
};

/**
 * Queues whose jobs wait before they are due: nothing tells of that moment, and the others are looked at only every
 * half minute.
 */
const WAITING: Record<string, { notifyPollingIntervalSeconds: number }> = {
  'mention-mail': { notifyPollingIntervalSeconds: 3 },
};

/** Queues that fill themselves, and when, in UTC. */
const SCHEDULES: Partial<Record<QueueName, string>> = {
  // In every time zone the morning of a Monday begins at another hour.
  'digest-hourly': '7 * * * *',
  'history-daily': '40 3 * * *',
  'workspace-sweep': '10 4 * * *',
  'download-sweep': '25 * * * *',
  'theme-sweep': '*/5 * * * *',
};

/** Who does the work of the queues that belong to features; mail is done here. */
export type Workers = { [Q in Exclude<QueueName, 'mail'>]: (data: QueueData[Q]) => Promise<void> };

type Options = { work: false } | { work: boolean; workers: Workers };

const state = () => singleton('jobs', (): { boss: Promise<PgBoss> | undefined } => ({ boss: undefined }));

/** Opens the queues in this process, and works on them when asked to. `stop` is stopJobs. */
export async function startJobs(options: Options): Promise<{ stop: () => Promise<void> }> {
  await state().boss?.then((boss) => boss.stop());
  await open(options);
  return { stop: stopJobs };
}

/** Puts a job into its queue; resolves when it is stored. `after`: seconds to wait before it is worked on. */
export async function send<Q extends QueueName>(queue: Q, data: QueueData[Q], after = 0): Promise<void> {
  const boss = await (state().boss ?? open({ work: false }));
  await boss.send(queue, data, after > 0 ? { startAfter: after } : {});
}

/** Lets running jobs finish and closes the queues, if they are open. */
export async function stopJobs(): Promise<void> {
  const boss = await state().boss;
  state().boss = undefined;
  await boss?.stop({ graceful: true, timeout: 10_000 });
}

function open(options: Options): Promise<PgBoss> {
  const opening = start(options).catch((error: unknown) => {
    state().boss = undefined;
    throw error;
  });
  state().boss = opening;
  return opening;
}

async function start(options: Options): Promise<PgBoss> {
  const { connectionString } = poolConfig('owner', 3);
  const boss = new PgBoss({
    ...(connectionString ? { connectionString } : {}),
    application_name: 'touchline-jobs',
    max: 3,
    supervise: options.work,
    schedule: options.work,
    useListenNotify: options.work,
  });
  boss.on('error', (error) => log.warn({ err: error.message }, 'The job queue stumbled'));
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'The job queue warns'));
  await boss.start();
  for (const [name, queue] of Object.entries(QUEUES)) {
    await boss.createQueue(name, { ...queue, notify: true });
    // An older release may have made it with other options.
    await boss.updateQueue(name, { ...queue, notify: true });
  }
  if (options.work && 'workers' in options) {
    for (const [name, cron] of Object.entries(SCHEDULES)) await boss.schedule(name, cron);
    await workOn(boss, options.workers);
  }
  return boss;
}

async function workOn(boss: PgBoss, workers: Workers): Promise<void> {
  if (!env().SMTP_URL && !hasOutbox()) log.warn('SMTP_URL is not set: no mail leaves this server');
  const all: { [Q in QueueName]: (data: QueueData[Q]) => Promise<void> } = { ...workers, mail: deliver };
  for (const [name, handle] of Object.entries(all) as [QueueName, (data: unknown) => Promise<void>][]) {
    await boss.work<unknown>(name, { batchSize: 1, localConcurrency: 2, ...WAITING[name] }, async ([job]) => {
      if (!job) return;
      try {
        await handle(job.data);
      } catch (error) {
        // The queue keeps the reason and tries again; the log must not hold what the job was about.
        log.warn(
          { queue: name, job: job.id, reason: reasonOf(error) },
          'A job failed and will be tried again',
        );
        throw error;
      }
    });
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.name
      : 'unknown';
