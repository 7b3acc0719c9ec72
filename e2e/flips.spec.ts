import { expect, test } from './fixtures';
import { compare, flip } from './flips';

test.use({ refusals: true });

test('a connection that comes and goes, and pages that are loaded anew, lose and double nothing', async ({
  page,
  workspace,
  baseURL,
}) => {
  const touchpoints = workspace.maps.flatMap((map) =>
    map.touchpoints.filter(({ type }) => type === 'csat').map(({ slug }) => slug),
  );
  const asked = { ...workspace, host: baseURL ?? '', touchpoints };
  const flips = await flip(page, asked, 15);
  expect(flips.answers.size).toBe(15);
  const { lost, doubled, wrong, counted } = await compare(page, asked, flips);
  expect({ lost, doubled, wrong }).toEqual({ lost: [], doubled: [], wrong: [] });
  expect(counted).toEqual({ answers: 15, displays: flips.displays });
});
