import type { Locator, Page } from '@playwright/test';
import type { MadeWorkspace } from './fixtures';

export const addressOf = ({ slug, maps }: MadeWorkspace): string => `/w/${slug}/maps/${maps[0]?.id}`;

/** Resolves when the map can be edited: keys pressed before would be those of a reader. */
export async function startEditing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit map' }).click();
  await page.getByRole('button', { name: 'Done', exact: true }).waitFor();
}

/** The first map of a workspace, in editing. */
export async function openEditor(page: Page, workspace: MadeWorkspace): Promise<void> {
  await page.goto(addressOf(workspace));
  await startEditing(page);
}

/** A text of the map, closed and opened: "Doing, Checkout". */
export const cell = (page: Page, label: string): Locator => page.getByRole('button', { name: label });
export const field = (page: Page, label: string): Locator => page.getByRole('textbox', { name: label });

/** Writes over what a text says, and goes on. */
export async function write(page: Page, label: string, text: string): Promise<void> {
  await cell(page, label).click();
  await field(page, label).fill(text);
  await field(page, label).press('Enter');
}

/** Writes one more note, opportunity … */
export async function add(page: Page, label: string, text: string): Promise<void> {
  await cell(page, label).click();
  const box = field(page, label.replace(/^[^:]*: /, ''));
  await box.fill(text);
  await box.press('Enter');
  await page.keyboard.press('Escape');
}

export const undo = (page: Page): Promise<void> => page.keyboard.press('ControlOrMeta+z');
export const redo = (page: Page): Promise<void> => page.keyboard.press('ControlOrMeta+Shift+z');

/** Names of the touchpoints, stage by stage, as they are drawn. */
export const order = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.stg[data-stage]')].map((stage) => {
      const start = Number(stage.getAttribute('data-cell')?.split(':')[1]);
      const span = Number(stage.getAttribute('aria-colspan'));
      return Array.from({ length: span }, (_, at) =>
        document.querySelector(`.tph[data-cell="1:${start + at}"] .name`)?.textContent?.trim(),
      );
    }),
  );
export const flat = async (page: Page) => (await order(page)).flat();
export const head = (page: Page, name: string) =>
  page.locator('.tph', { has: page.getByText(name, { exact: true }) });
export const stageHead = (page: Page, index: number) => page.locator('.stg[data-stage]').nth(index);

export async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is out of sight');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
