import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { beforeEach, expect, test } from 'vitest';
import { createAttachment } from '@/features/attachment/mutations';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { signedIn } from '@/test/session';
import { pictureHandler, refuseAllButGet } from './api';
import type { ExportPlan } from './schema';

let workspace: TestWorkspace;
let viewer: string;
beforeEach(async () => {
  workspace = await createTestWorkspace(['csat', 'csat']);
  viewer = await createMember(workspace, 'viewer');
});

const ask = async (
  query: string,
  { userId = viewer as string | null, map = workspace.mapId, signal = null as AbortSignal | null } = {},
) =>
  pictureHandler(
    new Request(`http://localhost:3000/api/w/${workspace.slug}/maps/${map}/picture?${query}`, {
      headers: userId ? { cookie: await signedIn(userId) } : {},
      signal,
    }),
  );

test('a viewer gets a PDF and a drawing that nobody keeps and no page can run', async () => {
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.journeyMap.update({
      where: { workspaceId_id: { workspaceId, id: workspace.mapId } },
      data: { name: '../Sofa: "größer"\r\n' },
    }),
  );
  const pdf = await ask('format=pdf&paper=a3&orientation=portrait');
  expect(pdf.status).toBe(200);
  expect(Object.fromEntries(pdf.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="Sofa gr__er.pdf"; filename*=UTF-8''Sofa%20gr%C3%B6%C3%9Fer.pdf`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const document = await getDocument({ data: new Uint8Array(await pdf.arrayBuffer()), verbosity: 0 }).promise;
  expect((await document.getPage(1)).view).toEqual([0, 0, 841.89, 1190.55]);
  const svg = await ask('format=svg');
  expect(await svg.text()).toContain('<title>../Sofa: &#34;größer&#34;');
  const outlines = await (await ask('format=outlines')).text();
  expect(outlines).toContain('<use href="#l0"');
  expect(outlines).not.toMatch(/<text|@font-face/);
});

test('strangers, unknown maps and unknown options are refused in words', async () => {
  const status = async (answer: Promise<Response>) => {
    const response = await answer;
    return [response.status, ((await response.json()) as { error: { message: string } }).error.message];
  };
  expect(await status(ask('format=pdf', { userId: null }))).toEqual([401, expect.stringMatching(/Sign in/)]);
  const other = await createTestWorkspace();
  expect((await ask('format=pdf', { userId: await createMember(other, 'owner') })).status).toBe(404);
  expect((await ask('format=pdf', { map: other.mapId })).status).toBe(404);
  expect((await ask('format=pdf', { map: 'x' })).status).toBe(404);
  expect(await status(ask('format=exe'))).toEqual([
    422,
    'This export is not known: format. Choose it again.',
  ]);
  expect((await ask('format=pdf&paper=a0')).status).toBe(422);
  expect((await refuseAllButGet(new Request('http://localhost:3000/', { method: 'POST' }))).status).toBe(405);
});

test('an example is exported by whoever looks at it', async () => {
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.workspace.update({ where: { id: workspaceId }, data: { demo: true } }),
  );
  expect((await ask('format=svg', { userId: null })).status).toBe(200);
});

test('scores are in it as the map shows them, and left out where none are asked for', async () => {
  const [first, second] = workspace.touchpoints;
  if (!first || !second) throw new Error('No touchpoints');
  await addRatings(
    workspace,
    Array.from({ length: 40 }, (_, index) => ({ score: 4 + (index % 2) })),
    first,
  );
  await addRatings(workspace, Array(4).fill({ score: 1 }), second);
  const shown = await (await ask('format=svg')).text();
  expect(shown).toContain('>4.50</text>');
  expect(shown).toContain('>n 40</text>');
  expect(shown).toContain('>n 4 too few</text>');
  expect(shown).not.toContain('>1.00</text>');
  const without = await (await ask('format=svg&numbers=0')).text();
  expect(without).not.toMatch(/>4\.50|>n \d/);
});

test('pictures are in it, made small; one that cannot be read is told', async () => {
  const photo = await sharp({ create: { width: 1_200, height: 800, channels: 4, background: '#3f93a0' } })
    .webp()
    .toBuffer();
  await asOperator(workspace, async (scope) => {
    const { db, workspaceId } = scope;
    const own = { workspaceId };
    const lane = await db.lane.create({
      data: { ...own, mapId: workspace.mapId, kind: 'image', name: 'Seen there', rank: 'a0' },
    });
    const broken = Buffer.concat([Buffer.from('RIFF\x10\x00\x00\x00WEBP', 'latin1'), Buffer.alloc(8)]);
    for (const [index, bytes] of [photo, broken].entries()) {
      const { id } = await createAttachment(scope, {
        name: 'p.webp',
        contentType: 'image/webp',
        bytes: new Uint8Array(bytes),
      });
      const touchpointId = workspace.touchpoints[index]?.id ?? '';
      const data = { ...own, laneId: lane.id, touchpointId, attachmentId: id, text: `The door ${index}` };
      await db.laneValue.create({ data });
    }
  });
  const svg = await (await ask('format=svg')).text();
  expect(svg.match(/href="data:image\/jpeg;base64,/g)).toHaveLength(1);
  for (const text of ['The door 0', 'The door 1', 'Picture not shown'])
    expect(svg).toContain(`>${text}</text>`);
  expect((await ask('format=pdf')).status).toBe(200);
  expect(await (await ask('format=svg&pictures=0')).text()).not.toContain('data:image');
});

test('a plan tells the pages and what no font has', async () => {
  const plan = async (query: string) => (await (await ask(`format=plan&${query}`)).json()) as ExportPlan;
  expect(await plan('')).toEqual({ pages: 1, textPt: 7, missing: [] });
  await asOperator(workspace, ({ db, workspaceId }) =>
    db.touchpoint.update({
      where: { workspaceId_id: { workspaceId, id: workspace.touchpoints[0]?.id ?? '' } },
      data: { doing: 'བོད་ཡིག' },
    }),
  );
  expect(await plan('pages=one')).toMatchObject({ pages: 1, missing: ['Tibetan'] });
});

test('whoever asks again and again waits', async () => {
  const unknown = { map: '00000000-0000-4000-8000-000000000000' };
  let last = await ask('format=plan', unknown);
  for (let asked = 1; asked <= 200 && last.status === 404; asked += 1)
    last = await ask('format=plan', unknown);
  expect(last.status).toBe(429);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('a workspace has a few exports drawn at once, and whoever goes away none', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask('format=plan')));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 503]);
  const refused = answers.find(({ status }) => status === 503);
  expect(refused?.headers.get('retry-after')).toBe('10');
  expect(await refused?.text()).toContain('Several exports of this workspace are being drawn.');
  const gone = new AbortController();
  const left = Array.from({ length: 3 }, () => ask('format=pdf', { signal: gone.signal }));
  gone.abort();
  expect((await Promise.all(left)).map(({ status }) => status)).toEqual([499, 499, 499]);
  expect((await ask('format=plan')).status).toBe(200);
});
