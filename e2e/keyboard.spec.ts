import { expect, expectAccessible, signIn, test } from './fixtures';

test('the whole editor works without a mouse', async ({ page, workspace }) => {
  await signIn(page, workspace.owner);
  await page.goto(`/w/${workspace.slug}/maps/${workspace.maps[0]?.id}`);
  const { keyboard } = page;
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => keyboard.press(key)), Promise.resolve());
  const head = (name: string) => page.getByRole('columnheader', { name: new RegExp(`Touchpoint: ${name}`) });
  const cell = (label: string) => page.getByRole('button', { name: label });
  const palette = page.getByRole('combobox', { name: 'Find or do anything' });
  // The keys work once the page does, which is when it hears of changes.
  await expect(page.locator('.topbar .live', { hasText: /^Live/ })).toBeVisible();

  // A stage and two touchpoints.
  await press('ControlOrMeta+k');
  await expect(palette).toBeFocused();
  await keyboard.type('new sta');
  await expect(page.getByRole('option', { name: 'New stage' })).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page);
  await press('Enter');
  await expect(page.getByLabel('Name of the new stage')).toBeFocused();
  await keyboard.type('Aftercare');
  await press('Enter');
  await expect(page.getByRole('columnheader', { name: /Stage: Aftercare/ })).toBeFocused();
  for (const name of ['Care call', 'Care letter']) {
    await press('n');
    await expect(page.getByLabel('Name of the new touchpoint')).toBeFocused();
    await keyboard.type(name);
    await press('Enter');
    await expect(head(name)).toBeFocused();
  }

  // Every lane, from the name down.
  await press('ArrowLeft', 'F2');
  await expect(page.getByRole('textbox', { name: 'Touchpoint' })).toBeFocused();
  await press('Enter');
  const lanes = { Doing: 'Answers the phone', Thinking: 'How kind', Feeling: 'Cared for' };
  for (const [lane, text] of Object.entries(lanes)) {
    await expect(page.getByRole('textbox', { name: `${lane}, Care call` })).toBeFocused();
    await keyboard.type(text);
    await press('Enter');
  }
  for (const [lane, text] of Object.entries({ Channel: 'Phone', Department: 'Aftercare team' })) {
    await expect(page.getByRole('combobox', { name: `${lane}, Care call` })).toBeFocused();
    await keyboard.type(text);
    await press('Enter');
  }
  await expect(page.getByRole('textbox', { name: 'Pain or delight, Care call' })).toBeFocused();
  await keyboard.type('Comes at dinner time');
  await press('Shift+Enter');
  await press('Escape');
  for (const [lane, text] of Object.entries({ ...lanes, Channel: 'Phone', Department: 'Aftercare team' }))
    await expect(cell(`${lane}, Care call: ${text}`)).toBeVisible();
  await expect(cell('Pain point, Care call: Comes at dinner time')).toBeVisible();

  // Tab goes along the lane, with Shift back.
  await cell('Doing, Care call').locator('xpath=ancestor::*[@role="gridcell"]').focus();
  await press('Enter', 'Tab');
  await expect(page.getByRole('textbox', { name: 'Doing, Care letter' })).toBeFocused();
  await keyboard.type('Reads it');
  await press('Shift+Tab');
  await expect(page.getByRole('textbox', { name: 'Doing, Care call' })).toBeFocused();
  await press('End', 'Alt+Enter');
  await keyboard.type('and listens');
  await press('Tab', 'Escape');
  await expect(cell('Doing, Care letter: Reads it')).toBeVisible();
  await expect(cell('Doing, Care call')).toContainText('Answers the phone\nand listens', {
    useInnerText: true,
  });

  // Move, delete, take back.
  await head('Care call').focus();
  await press('Space', 'ArrowRight', 'Space');
  await expect(head('Care letter')).toHaveAttribute('data-cell', /1:\d+/);
  const columns = () =>
    page
      .getByRole('columnheader')
      .evaluateAll((heads) =>
        heads
          .map((one) => one.querySelector('.name')?.textContent ?? '')
          .filter((name) => name.startsWith('Care')),
      );
  await expect.poll(columns).toEqual(['Care letter', 'Care call']);
  await press('Delete');
  await expect(head('Care call')).toHaveCount(0);
  await press('ControlOrMeta+z');
  await expect(head('Care call')).toBeVisible();
  await press('ControlOrMeta+z');
  await expect.poll(columns).toEqual(['Care call', 'Care letter']);
  await press('ControlOrMeta+y');
  await expect.poll(columns).toEqual(['Care letter', 'Care call']);

  // The desired level, then the panel.
  await press('ControlOrMeta+k');
  await keyboard.type('edit desired');
  await press('Enter');
  await page.getByRole('columnheader', { name: /^Care call/ }).focus();
  await press('ArrowDown');
  const handle = page.getByRole('slider', { name: 'Desired level, Care call' });
  await expect(handle).toBeFocused();
  await press('Shift+ArrowUp', 'Enter');
  await expect(handle).toHaveAttribute('aria-valuetext', '3.5');
  await press('/');
  await expect(page.getByRole('combobox', { name: 'Find a touchpoint' })).toBeFocused();
  await keyboard.type('care le');
  await press('Enter');
  await expect(page.getByRole('complementary', { name: 'Care letter' })).toBeVisible();
  await press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);

  await press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expectAccessible(page);
  await press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // What there is to the map as a whole is a few letters away, too.
  await press('ControlOrMeta+k');
  await keyboard.type('share m');
  await press('Enter');
  const share = page.getByRole('dialog', { name: 'Share this map' });
  await expect(share.getByRole('button', { name: 'Close' })).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press('ControlOrMeta+k');
  await keyboard.type('histo');
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
});
