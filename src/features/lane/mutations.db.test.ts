import { describe, expect, test } from 'vitest';
import { createAttachment } from '@/features/attachment/mutations';
import { copyLanes } from '@/features/cell/mutations';
import { getMap } from '@/features/map/data';
import { createMap } from '@/features/map/mutations';
import { createStage } from '@/features/stage/mutations';
import { createTouchpoint } from '@/features/touchpoint/mutations';
import { ownerPool } from '@/server/db';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listLanes } from './data';
import {
  createLane,
  deleteLane,
  hideLane,
  moveLane,
  restoreLane,
  setLaneValue,
  updateLane,
} from './mutations';
import { BUILT_IN_LANES, type CreateLane, createLaneInput, type OwnKind, setLaneValueInput } from './schema';

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
const USUAL = BUILT_IN_LANES.map(({ kind }) => kind);

const idsOf = async (workspace: TestWorkspace) =>
  (await asOperator(workspace, (scope) => listLanes(scope, workspace.mapId))).map(({ id }) => id);
const rowsOf = async ({ id }: TestWorkspace) =>
  (await ownerPool().query('SELECT * FROM lane WHERE workspace_id = $1', [id])).rows;
const create = (workspace: TestWorkspace, more: Partial<CreateLane> = {}) =>
  asOperator(workspace, (scope) =>
    createLane(scope, createLaneInput.parse({ mapId: workspace.mapId, kind: 'text', name: 'Risk', ...more })),
  );
const move = (workspace: TestWorkspace, id: string, after: string | null) =>
  asOperator(workspace, (scope) =>
    moveLane(scope, { mapId: workspace.mapId, id: id as 'doing', after: after as 'doing' }),
  );
const touchpointIn = async (workspace: TestWorkspace) => {
  const map = await asOperator(workspace, (scope) => getMap(scope, { map: workspace.mapId, range: '28d' }));
  return map.stages[0]?.touchpoints[0];
};
const set = (workspace: TestWorkspace, laneId: string, value: object) =>
  asOperator(workspace, (scope) =>
    setLaneValue(
      scope,
      setLaneValueInput.parse({ laneId, touchpointId: workspace.touchpoints[0]?.id, ...value }),
    ),
  );

describe('lanes of a map', () => {
  test('what somebody else moved since is not moved back, and sent twice it is moved once', async () => {
    const workspace = await createTestWorkspace();
    const { mapId } = workspace;
    const { rank } = await move(workspace, 'doing', 'feeling');
    const back = { mapId, id: 'doing' as const, after: 'curve' as const };
    await move(workspace, 'doing', 'channel');
    await expect(
      asOperator(workspace, (scope) => moveLane(scope, { ...back, base: rank })),
    ).rejects.toMatchObject({ code: 'conflict' });
    const { rank: now } = await move(workspace, 'doing', 'channel');
    for (const _ of [1, 2]) await asOperator(workspace, (scope) => moveLane(scope, { ...back, base: now }));
    expect(await idsOf(workspace)).toEqual(USUAL);
  });

  test('a map nobody arranged has the usual lanes, and reading it writes nothing', async () => {
    const workspace = await createTestWorkspace();
    const map = await asOperator(workspace, (scope) => getMap(scope, { map: workspace.mapId, range: '28d' }));
    expect(map.lanes.map(({ id }) => id)).toEqual(USUAL);
    expect(map.lanes.filter(({ hidden }) => hidden).map(({ id }) => id)).toEqual([
      'purpose',
      'importance',
      'businessImportance',
      'momentOfTruth',
    ]);
    expect(await rowsOf(workspace)).toEqual([]);
  });

  test('any lane can be hidden and moved, first and last too', async () => {
    const workspace = await createTestWorkspace();
    const { mapId } = workspace;
    await asOperator(workspace, (scope) => hideLane(scope, { mapId, id: 'doing', hidden: true }));
    await move(workspace, 'insights', null);
    await move(workspace, 'curve', 'momentOfTruth');
    const lanes = await asOperator(workspace, (scope) => listLanes(scope, mapId));
    expect(lanes.map(({ id }) => id)).toEqual([
      'insights',
      ...USUAL.filter((id) => id !== 'insights' && id !== 'curve'),
      'curve',
    ]);
    expect(lanes.find(({ id }) => id === 'doing')).toMatchObject({ hidden: true });
    expect(await rowsOf(workspace)).toHaveLength(USUAL.length);
  });

  test('two people who arrange lanes at once both get what they did', async () => {
    const workspace = await createTestWorkspace();
    await Promise.all([move(workspace, 'channel', null), move(workspace, 'department', 'doing')]);
    const ids = await idsOf(workspace);
    expect(ids.toSorted()).toEqual(USUAL.toSorted());
    expect(ids[0]).toBe('channel');
    expect(ids.indexOf('department')).toBe(ids.indexOf('doing') + 1);
  });

  test('an own lane is added where it was wanted, renamed, deleted and brought back with what it said', async () => {
    const workspace = await createTestWorkspace();
    const { id } = await create(workspace, { after: 'doing' });
    expect((await idsOf(workspace)).indexOf(id)).toBe(2);
    await set(workspace, id, { field: 'text', base: '', value: 'Late' });
    const rename = (base: string, value: string) =>
      asOperator(workspace, (scope) => updateLane(scope, { id, field: 'name', base, value }));
    await rename('Risk', 'Risks');
    await expect(rename('Risk', 'Dangers')).rejects.toMatchObject({
      code: 'conflict',
      data: { theirs: 'Risks', yours: 'Dangers' },
    });
    await asOperator(workspace, (scope) => deleteLane(scope, { id }));
    expect(await idsOf(workspace)).toEqual(USUAL);
    expect((await touchpointIn(workspace))?.values).toEqual({});
    await expect(set(workspace, id, { field: 'text', base: 'Late', value: 'Later' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await asOperator(workspace, (scope) => restoreLane(scope, { id }));
    expect((await touchpointIn(workspace))?.values).toEqual({ [id]: { text: 'Late' } });
  });

  test('a lane cannot follow one that is not there', async () => {
    const workspace = await createTestWorkspace();
    const other = await create(await createTestWorkspace());
    await expect(create(workspace, { after: other.id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(move(workspace, 'doing', other.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(move(workspace, other.id, null)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('what a lane says', () => {
  const lane = async (workspace: TestWorkspace, kind: OwnKind) =>
    (await create(workspace, { kind, unit: 'min' })).id;

  test('a change on top of somebody else’s is refused with both values', async () => {
    const workspace = await createTestWorkspace();
    const id = await lane(workspace, 'number');
    await set(workspace, id, { field: 'number', base: null, value: 12.5 });
    await expect(set(workspace, id, { field: 'number', base: null, value: 14 })).rejects.toMatchObject({
      code: 'conflict',
      data: { field: 'number', theirs: 12.5, yours: 14 },
    });
    await set(workspace, id, { field: 'number', base: 12.5, value: null });
    expect((await touchpointIn(workspace))?.values).toEqual({});
    expect(
      (await ownerPool().query('SELECT 1 FROM lane_value WHERE workspace_id = $1', [workspace.id])).rows,
    ).toEqual([]);
  });

  test('a feeling has a face and a word of their own', async () => {
    const workspace = await createTestWorkspace();
    const id = await lane(workspace, 'emotion');
    await set(workspace, id, { field: 'number', base: null, value: 2 });
    await set(workspace, id, { field: 'text', base: '', value: ' Wary\n' });
    expect((await touchpointIn(workspace))?.values).toEqual({ [id]: { number: 2, text: 'Wary' } });
    await expect(set(workspace, id, { field: 'number', base: 2, value: 6 })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('a list keeps one item per line and drops empty ones', async () => {
    const workspace = await createTestWorkspace();
    const id = await lane(workspace, 'list');
    await set(workspace, id, { field: 'text', base: '', value: ' Card\n\n  Invoice  \n' });
    expect((await touchpointIn(workspace))?.values).toEqual({ [id]: { text: 'Card\nInvoice' } });
    const many = Array.from({ length: 51 }, (_, index) => `Item ${index}`).join('\n');
    await expect(
      set(workspace, id, { field: 'text', base: 'Card\nInvoice', value: many }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  test('a picture needs a description and must be one', async () => {
    const workspace = await createTestWorkspace();
    const id = await lane(workspace, 'image');
    const [png, note] = await asOperator(workspace, async (scope) => [
      await createAttachment(scope, { name: 'a.png', contentType: '', bytes: new Uint8Array(PNG) }),
      await createAttachment(scope, {
        name: 'a.txt',
        contentType: 'text/plain',
        bytes: new TextEncoder().encode('No picture'),
      }),
    ]);
    const put = (value: string | undefined, text: string) =>
      set(workspace, id, { field: 'attachmentId', base: null, value, text });
    await expect(put(png?.id, '')).rejects.toMatchObject({ code: 'invalid' });
    await expect(put(note?.id, 'A note')).rejects.toMatchObject({ code: 'invalid' });
    await put(png?.id, 'The counter');
    await expect(set(workspace, id, { field: 'text', base: 'The counter', value: '' })).rejects.toMatchObject(
      {
        code: 'invalid',
      },
    );
    expect((await touchpointIn(workspace))?.values).toEqual({
      [id]: { attachmentId: png?.id, text: 'The counter' },
    });
  });

  test('nothing fits into a lane of another kind, nor at a touchpoint of another map', async () => {
    const workspace = await createTestWorkspace();
    const id = await lane(workspace, 'text');
    await expect(set(workspace, id, { field: 'number', base: null, value: 1 })).rejects.toMatchObject({
      code: 'invalid',
    });
    const elsewhere = await asOperator(workspace, async (scope) => {
      const map = await createMap(scope, { name: 'Other' });
      const stage = await createStage(scope, { mapId: map.id, after: null, name: 'Stage' });
      return createTouchpoint(scope, { stageId: stage.id, after: null, name: 'There' });
    });
    await expect(
      set(workspace, id, { touchpointId: elsewhere.id, field: 'text', base: '', value: 'x' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('a copy of a map has its lanes with what they say', async () => {
  const workspace = await createTestWorkspace();
  const [from] = workspace.touchpoints;
  const own = await create(workspace, { after: null });
  await create(workspace, { name: 'Gone', after: null }).then(({ id }) =>
    asOperator(workspace, (scope) => deleteLane(scope, { id })),
  );
  await set(workspace, own.id, { field: 'text', base: '', value: 'Late' });
  const copy = await asOperator(workspace, async (scope) => {
    const map = await createMap(scope, { name: 'Copy' });
    const stage = await createStage(scope, { mapId: map.id, after: null, name: 'Stage' });
    const to = await createTouchpoint(scope, { stageId: stage.id, after: null, name: 'Checkout' });
    await copyLanes(scope, {
      from: workspace.mapId,
      to: map.id,
      touchpoints: new Map([[from?.id ?? '', to.id]]),
    });
    return getMap(scope, { map: map.id, range: '28d' });
  });
  expect(copy.lanes.map(({ name }) => name)).toEqual(['Risk', ...BUILT_IN_LANES.map(({ name }) => name)]);
  const [lane] = copy.lanes;
  expect(lane?.id).not.toBe(own.id);
  expect(copy.stages[0]?.touchpoints[0]?.values).toEqual({ [lane?.id ?? '']: { text: 'Late' } });
});

test('a workspace goes with its lanes', async () => {
  const workspace = await createTestWorkspace();
  const { id } = await create(workspace);
  await set(workspace, id, { field: 'text', base: '', value: 'Late' });
  await ownerPool().query('DELETE FROM workspace WHERE id = $1', [workspace.id]);
  expect(await rowsOf(workspace)).toEqual([]);
});
