// A thread that does what it is told, to test what becomes of threads.
import { serveThread } from '@/server/thread';

export type Told = 'name' | 'fail' | 'spin' | 'grow' | 'exit';

let jobs = 0;

serveThread(
  async (told: Told) => {
    jobs += 1;
    const kept: string[][] = [];
    switch (told) {
      case 'name':
        return { jobs, bytes: new TextEncoder().encode('bytes') };
      case 'fail':
        throw new TypeError('This cannot be drawn');
      case 'exit':
        process.exit(3);
    }
    for (;;) if (told === 'grow') kept.push(Array.from({ length: 10_000 }, (_, index) => `${index}`));
  },
  ({ bytes }) => [bytes.buffer],
);
