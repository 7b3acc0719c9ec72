// The process in which comments are read and key drivers weighed.
import { driversOf } from '@/domain/drivers';
import type { Known } from '@/features/driver/data';
import { readAll } from '@/features/theme/prepare/phrases';
import type { ReckonJob, Work } from '@/server/reckon';
import { serveJobs } from '@/server/subprocess';

const WORKS: { [W in Work]: (data: never) => unknown } = {
  comments: readAll,
  drivers: ({ touchpoints, customers }: Known) => driversOf(touchpoints, customers),
};

serveJobs(async ({ work, data }: ReckonJob) => WORKS[work](data as never));
