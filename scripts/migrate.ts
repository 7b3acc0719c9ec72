import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openServer } from '../src/server/database';
import { pendingSql } from '../src/server/migrations';

const [command, name = 'change'] = process.argv.slice(2);

/** `create [name]` writes the next migration from the Prisma schema; `check` fails when the two differ. */
async function main(): Promise<void> {
  const { url, close } = await openServer();
  try {
    const sql = await pendingSql(url);
    if (command === 'check') {
      if (sql) throw new Error(`The Prisma schema and the migrations differ:\n${sql}`);
      console.log('db:check: the migrations lead exactly to the Prisma schema');
      return;
    }
    if (!sql) return console.log('Nothing to migrate');
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const folder = join('prisma/migrations', `${stamp}_${name.replace(/\W+/g, '_')}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'migration.sql'), sql);
    console.log(`Wrote ${folder}/migration.sql: read it, add what the schema cannot say, commit it`);
  } finally {
    await close();
  }
}

await main();
