import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// A zone that is neither UTC nor a whole hour from it: a date that leans on the machine's zone shows itself.
process.env.TZ = 'Asia/Kathmandu';

const alias = { '@': fileURLToPath(new URL('./src', import.meta.url)) };
const exclude = ['**/node_modules/**', 'dist/**', '.next/**'];

export default defineConfig({
  resolve: { alias },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{src,widget,scripts,prisma}/**/*.test.ts'],
          exclude: [...exclude, '**/*.db.test.ts'],
          setupFiles: ['src/test/console.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          // A module is loaded once for all files, a third of the time; the set-up sees to it that nothing else is shared.
          isolate: false,
          include: ['{src,scripts,prisma}/**/*.db.test.ts'],
          exclude,
          env: { LOG_LEVEL: 'silent' },
          globalSetup: ['src/test/cluster.ts'],
          setupFiles: ['src/test/console.ts', 'src/test/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
