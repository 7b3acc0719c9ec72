import { textsOf } from '@/ingest/asking';
import { expect, test } from './fixture';
import { askMore, SAY, WHAT, WHEN, WHY } from './surveys';

const said = (body: Record<string, unknown>) => [body.answers, body.comment, body.final];

test('three at most, in order; every answer is sent at once, under one id', async ({ page, shop }) => {
  askMore(shop.config, [{ ...WHY, to: 2 }, WHAT, { ...WHEN, from: 1, to: 3 }, { ...SAY, from: 1 }]);
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('radio', { name: '2' }).click();
  await page.getByRole('radiogroup', { name: 'Why a 2?' }).getByRole('radio', { name: 'The choice' }).click();
  await page
    .getByRole('group', { name: 'What was wrong?' })
    .getByRole('checkbox', { name: 'Too late' })
    .click();
  await page.getByRole('checkbox', { name: 'Too early' }).click();
  await page.getByRole('checkbox', { name: 'Too late' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('textbox', { name: 'Which time would suit you?' }).fill(' After six ');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('dialog', { name: 'Thank you.' })).toBeVisible();
  await expect.poll(() => shop.bodies('ratings').length).toBe(4);
  const ratings = shop.bodies('ratings');
  expect(new Set(ratings.map(({ id }) => id)).size).toBe(1);
  expect(ratings.map(said)).toEqual([
    [undefined, undefined, false],
    [{ why: 'choice' }, undefined, false],
    [{ why: 'choice', what: ['early'] }, undefined, false],
    [{ why: 'choice', what: ['early'], when: 'After six' }, undefined, true],
  ]);
  expect((await shop.events()).map(({ name }) => name)).toEqual(['displayed', 'answered', 'completed']);
});

test('other scores, other questions; the comment question comes last, where there is room for one', async ({
  page,
  shop,
}) => {
  const slot = askMore(shop.config, [
    { ...WHY, to: 2 },
    { ...WHAT, from: 3, to: 3 },
  ]);
  await shop.visit();
  await shop.ask('slot', { wanted: true });
  await page.getByRole('radio', { name: '5' }).click();
  await page.getByRole('textbox', { name: 'You chose 5. What should we change?' }).fill('Nothing');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => shop.bodies('ratings').map(said).at(-1)).toEqual([undefined, 'Nothing', true]);
  await page.getByRole('button', { name: 'Close' }).click();

  // A comment among them takes the place of the other one, and may stand first.
  slot.followUps = [SAY, WHY];
  await shop.visit();
  await shop.ask('slot', { wanted: true });
  await page.getByRole('radio', { name: '4' }).click();
  await page.getByRole('textbox', { name: 'What else should we know?' }).fill('All well');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('dialog', { name: 'Thank you.' })).toBeVisible();
  await expect.poll(() => shop.bodies('ratings').map(said).at(-1)).toEqual([undefined, 'All well', true]);
});

test('closed halfway: what was sent stays, and that is the end of it', async ({ page, shop }) => {
  askMore(shop.config, [WHY, WHEN]);
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('radio', { name: '1' }).click();
  await page.getByRole('radio', { name: 'Somebody was rude' }).click();
  await page.getByRole('textbox').fill('never mind');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect
    .poll(() => shop.bodies('ratings').map(said).at(-1))
    .toEqual([{ why: 'rude' }, undefined, true]);
});

test('a page that is left halfway has sent what was said', async ({ page, shop }) => {
  askMore(shop.config, [WHY, WHEN]);
  await shop.visit();
  await shop.ask('slot');
  await page.getByRole('radio', { name: '1' }).click();
  await page.getByRole('radio', { name: 'The price' }).click();
  await page.getByRole('textbox').fill('not sent');
  await page.goto('about:blank');
  await expect
    .poll(() => shop.bodies('ratings').map(said).at(-1))
    .toEqual([{ why: 'price' }, undefined, false]);
});

test('words that a language lacks come from the default one; without any a question is left out', async ({
  page,
  shop,
}) => {
  const slot = askMore(shop.config, [{ ...WHY }, { ...WHEN, id: 'wordless' }]);
  Object.assign(slot.texts.ar ?? {}, {
    more: { why: { question: 'لماذا {score}؟', choices: { price: 'السعر' } } },
  });
  // As the configuration is made.
  slot.texts = textsOf({ ...slot, settings: slot }, 'en');
  await shop.visit({ lang: 'ar-EG' });
  await shop.ask('slot');
  await page.getByRole('radio').first().click();
  const group = page.getByRole('radiogroup', { name: 'لماذا ١؟' });
  await expect(group.getByRole('radio')).toHaveText(['السعر', 'The choice', 'Somebody was rude']);
  await group.getByRole('radio', { name: 'السعر' }).click();
  await expect(page.getByRole('textbox', { name: 'ما الذي ينبغي أن نغيّره؟' })).toBeVisible();
});

test('keyboard and screen reader through every kind of question', async ({ page, shop }) => {
  askMore(shop.config, [WHY, WHAT, WHEN]);
  await shop.visit();
  await shop.ask('slot');
  const card = page.getByRole('dialog');
  await expect(card).toMatchAriaSnapshot(`
    - dialog "How was picking your delivery slot?":
      - status: How was picking your delivery slot?
      - button "Close"
      - radiogroup "How was picking your delivery slot?":
        - radio "1"
        - radio "2"
        - radio "3"
        - radio "4"
        - radio "5"
      - text: Very poor Very good Touchline
  `);
  await page.getByRole('radio', { name: '1' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');

  await expect(card).toMatchAriaSnapshot(`
    - dialog "Why a 2?":
      - status: Why a 2?
      - button "Close"
      - radiogroup "Why a 2?":
        - radio "The price"
        - radio "The choice"
        - radio "Somebody was rude"
      - button "Skip"
  `);
  await expect(page.getByRole('radio', { name: 'The price' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'Somebody was rude' })).toBeFocused();
  await expect(page.getByRole('radio', { name: 'Somebody was rude' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('checkbox', { name: 'Too late' })).toBeFocused();
  await expect(page.getByRole('checkbox', { name: 'Too late' })).toHaveCSS('outline-width', '2px');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(card).toMatchAriaSnapshot(`
    - dialog "What was wrong?":
      - status: What was wrong?
      - button "Close"
      - group "What was wrong?":
        - checkbox "Too late" [checked]
        - checkbox "Too early"
        - checkbox "None left" [checked]
      - button "Skip"
      - button "Send"
  `);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('textbox', { name: 'Which time would suit you?' })).toBeFocused();
  await page.keyboard.type('Six');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(card).toMatchAriaSnapshot(`
    - dialog "Thank you.":
      - status: Thank you.
      - button "Close"
  `);
  await expect
    .poll(() => shop.bodies('ratings').map(said).at(-1))
    .toEqual([{ why: 'rude', what: ['late', 'none'], when: 'Six' }, undefined, true]);
});

test('thanks with a link: from its score on, in a new window, for as long as it takes', async ({
  page,
  shop,
}) => {
  const { reviews } = shop.config.surveys;
  Object.assign(reviews ?? {}, { link: { url: 'https://reviews.example.test/shop', from: 1 } });
  Object.assign(reviews?.texts.en ?? {}, { link: 'Tell others' });
  await page.clock.install();
  await shop.visit();
  await shop.ask('reviews', { wanted: true });
  await page.getByRole('radio', { name: 'Yes' }).click();
  const link = page.getByRole('link', { name: 'Tell others' });
  await expect(link).toHaveAttribute('href', 'https://reviews.example.test/shop');
  await expect(link).toHaveAttribute('target', '_blank');
  await page.mouse.move(10, 10);
  await page.clock.runFor(60_000);
  await expect(link).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await shop.ask('reviews', { wanted: true });
  await page.getByRole('radio', { name: 'No' }).click();
  await expect(page.getByRole('dialog', { name: 'Thank you.' })).toBeVisible();
  await expect(page.getByRole('link')).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('every target is 44 px, and choices fit without scrolling sideways', async ({ page, shop }) => {
    askMore(shop.config, [WHAT]);
    await shop.visit();
    await shop.ask('slot');
    await page.getByRole('radio', { name: '3' }).tap();
    for (const target of [
      ...(await page.getByRole('checkbox').all()),
      ...(await page.getByRole('button').all()),
    ]) {
      const { width, height } = (await target.boundingBox()) ?? { width: 0, height: 0 };
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    const card = page.getByRole('dialog');
    expect(await card.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
  });
});
