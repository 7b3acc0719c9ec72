import { type Browser, chromium, type Page } from '@playwright/test';
import type { Scenario } from '../prisma/seed/scenario';
import { launchOptions } from '../scripts/browser.mjs';

const OWNER = { name: 'Ines Example', email: 'ines@example.test', password: 'a quiet sofa by the window' };

/** Makes a workspace per scenario beside the server that runs on `dataDir`; the addresses of their maps. */
export async function makeMaps(dataDir: string, scenarios: readonly Scenario[]): Promise<string[]> {
  Object.assign(process.env, { DATA_DIR: dataDir, NODE_ENV: 'production' });
  // Read only now, because they take their settings from the environment.
  const [{ openDatabase }, { ownerPool, prisma }, { findOrCreatePerson }, { seedScenario }] =
    await Promise.all([
      import('../src/server/database'),
      import('../src/server/db'),
      import('../src/features/member/mutations'),
      import('../prisma/seed/scenario'),
    ]);
  const database = await openDatabase();
  const ownerUserId = await findOrCreatePerson(OWNER);
  const paths: string[] = [];
  for (const scenario of scenarios) {
    const { slug, maps } = await seedScenario(scenario, { ownerUserId });
    paths.push(`/w/${slug}/maps/${maps[0]?.id}`);
  }
  await prisma().$disconnect();
  await ownerPool().end();
  await database.close();
  return paths;
}

export const openBrowser = (): Promise<Browser> => chromium.launch(launchOptions());

/** As the owner of the workspaces that `makeMaps` made. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/w\//);
}
