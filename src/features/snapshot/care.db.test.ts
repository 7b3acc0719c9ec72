import { expect, test } from 'vitest';
import { mapDocument } from '@/features/document/schema';
import { setHealth } from '@/features/health/mutations';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace } from '@/test/factory';
import { readDocument, readFile } from './data';
import { writeDocument } from './mutations';

test('a file says how its map is looked after and brings it along; a version does not', async () => {
  const [home, abroad] = [await createTestWorkspace(['csat']), await createTestWorkspace([])];
  const { mapId } = home;
  await asOperator(home, async (scope) => {
    expect((await readFile(scope, mapId)).map).not.toHaveProperty('care');
    await setHealth(scope, { mapId, field: 'quietDays', value: 45 });
    await setHealth(scope, { mapId, field: 'reviewEvery', value: 90 });
    await setHealth(scope, { mapId, field: 'reviewOn', value: '2027-02-28' });
    expect((await readDocument(scope, mapId)).map).not.toHaveProperty('care');
  });
  const file = await asOperator(home, (scope) => readFile(scope, mapId));
  expect(file.map.care).toEqual({ quietDays: 45, reviewEvery: 90, reviewOn: '2027-02-28' });
  const again = mapDocument.parse(JSON.parse(JSON.stringify(file)));
  const copy = await asOperator(abroad, async (scope) =>
    readFile(scope, (await writeDocument(scope, again, { kind: 'new' })).mapId),
  );
  expect(copy.map.care).toEqual(file.map.care);
});
