// A process that does what it is told, to test what becomes of processes.
import { getPriority } from 'node:os';
import { serveJobs } from '@/server/subprocess';

export type Told = 'name' | 'fail' | 'spin' | 'grow' | 'exit';

let jobs = 0;

serveJobs(async (told: Told) => {
  jobs += 1;
  const kept: string[][] = [];
  switch (told) {
    case 'name':
      return {
        jobs,
        bytes: new TextEncoder().encode('bytes'),
        secret: process.env.DATABASE_URL,
        priority: getPriority(),
      };
    case 'fail':
      throw new TypeError('This cannot be drawn');
    case 'exit':
      process.exit(3);
  }
  for (;;) if (told === 'grow') kept.push(Array.from({ length: 10_000 }, (_, index) => `${index}`));
});
