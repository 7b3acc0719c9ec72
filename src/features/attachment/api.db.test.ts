import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { asOperator } from '@/server/tenancy';
import { createMember } from '@/test/caller';
import { createTestWorkspace } from '@/test/factory';
import { signedIn } from '@/test/session';
import { downloadHandler, uploadHandler } from './api';
import { createAttachment } from './mutations';
import { ATTACHMENT_BYTES, WORKSPACE_BYTES } from './schema';

/** One grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const workspace = await createTestWorkspace();
const cookie = await signedIn(await createMember(workspace, 'editor'));
const base = `http://localhost:3000/api/w/${workspace.slug}/attachments`;

async function upload(bytes: Uint8Array<ArrayBuffer>, name: string, type: string) {
  const response = await uploadHandler(
    new Request(`${base}?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { cookie, 'content-type': type },
      body: bytes,
    }),
  );
  return { status: response.status, body: await response.json() };
}
const download = (id: string, as = cookie) =>
  downloadHandler(new Request(`${base}/${id}`, { headers: { cookie: as } }));

test('a picture comes back as it was, to be shown, and cannot be taken for a page', async () => {
  const { status, body } = await upload(new Uint8Array(PNG), 'Sofa “grün”.png', 'text/html');
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: 'Sofa “grün”.png', contentType: 'image/png', size: PNG.length });
  expect(body.sha256).toBe(createHash('sha256').update(PNG).digest('hex'));
  const answer = await download(body.id);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-disposition': `inline; filename="Sofa _gr_n_.png"; filename*=UTF-8''Sofa%20%E2%80%9Cgr%C3%BCn%E2%80%9D.png`,
  });
});

test('what is no picture is for saving', async () => {
  const csv = new TextEncoder().encode('touchpoint,score\nCheckout,4\n');
  const { body } = await upload(csv, 'figures.csv', 'application/vnd.ms-excel');
  const answer = await download(body.id);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
test.each([
  ['a page', '<!doctype html><script>alert(1)</script>', 'photo.png', 'image/png'],
  ['a drawing that can run scripts', SVG, 'drawing.svg', 'image/svg+xml'],
  ['a program', 'MZ\u0000\u0001', 'photo.png', 'image/png'],
  ['half a sign', new Uint8Array([0xe4, 0x41]), 'notes.txt', 'text/plain'],
])('%s is refused', async (_, content, name, type) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { status, body } = await upload(bytes, name, type);
  expect(status).toBe(415);
  expect(body.error.message).toContain('Nothing was stored');
});

test('an empty file and one that is too large are refused', async () => {
  expect((await upload(new Uint8Array(), 'empty.png', 'image/png')).status).toBe(422);
  const large = new Uint8Array(ATTACHMENT_BYTES + 1);
  large.set(PNG);
  expect((await upload(large, 'large.png', 'image/png')).status).toBe(413);
});

test('the same file is kept once', async () => {
  const first = await upload(new Uint8Array(PNG), 'same.png', 'image/png');
  expect((await upload(new Uint8Array(PNG), 'same.png', 'image/png')).body.id).toBe(first.body.id);
});

test('a workspace that is full says so and keeps what it has', async () => {
  const full = await createTestWorkspace();
  const file = { name: 'a.png', contentType: 'image/png', bytes: new Uint8Array(PNG) };
  await asOperator(full, async (scope) => {
    const big = new Uint8Array(ATTACHMENT_BYTES);
    big.set(PNG);
    const { id } = await createAttachment(scope, { ...file, bytes: big });
    await scope.db.$executeRaw`
      INSERT INTO attachment (workspace_id, id, name, content_type, bytes, size, sha256)
      SELECT workspace_id, gen_random_uuid(), name || n, content_type, bytes, size, sha256
      FROM attachment, generate_series(2, ${WORKSPACE_BYTES / ATTACHMENT_BYTES}) n WHERE id = ${id}::uuid`;
  });
  await expect(asOperator(full, (scope) => createAttachment(scope, file))).rejects.toMatchObject({
    code: 'too_large',
  });
  await ownerPool().query('DELETE FROM workspace WHERE id = $1', [full.id]);
  const left = await ownerPool().query('SELECT 1 FROM attachment WHERE workspace_id = $1', [full.id]);
  expect(left.rows).toEqual([]);
});

test('only members read, only editors store', async () => {
  const { body } = await upload(new Uint8Array(PNG), 'mine.png', 'image/png');
  expect((await download(body.id, '')).status).toBe(401);
  const stranger = await signedIn(await createMember(await createTestWorkspace(), 'owner'));
  expect((await download(body.id, stranger)).status).toBe(404);
  expect((await download('not-an-id')).status).toBe(404);
  const viewer = await signedIn(await createMember(workspace, 'viewer'));
  expect((await download(body.id, viewer)).status).toBe(200);
  const refused = await uploadHandler(
    new Request(base, { method: 'POST', headers: { cookie: viewer }, body: new Uint8Array(PNG) }),
  );
  expect(refused.status).toBe(403);
});
