import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  answerIdOf,
  customerSalt,
  hashCustomer,
  identitySecret,
  type LinkClaims,
  proofOf,
  readLink,
  signCustomer,
  signLink,
} from './identity';

beforeAll(() => {
  process.env.AUTH_SECRET ??= 'a secret of the tests, long enough to be one';
});

const WORKSPACE = '01930a6e-52c1-7b3e-8f0a-4a1d2c3b5e01';
const NOW = Date.UTC(2026, 2, 31, 12);
const SECOND = NOW / 1_000;
const secret = () => identitySecret(WORKSPACE, 1);
const customer = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .map((one) => one.replace(/[\n\r]/g, '_'));

describe('the secret of a workspace', () => {
  test('is its own, stays, and ends with its version', () => {
    expect(secret()).toMatch(/^is_[0-9a-f]{48}$/);
    expect(identitySecret(WORKSPACE, 1)).toBe(secret());
    const others = [identitySecret(WORKSPACE, 2), identitySecret(WORKSPACE.replace('1', '2'), 1)];
    expect(new Set([secret(), ...others]).size).toBe(3);
  });
});

describe('a signature', () => {
  test('is the plain HMAC that any language makes', () => {
    const made = createHmac('sha256', secret()).update('customer-4711').digest('hex');
    expect(proofOf(secret(), 'customer-4711', made, NOW)).toBe('right');
    expect(proofOf(secret(), 'customer-4711', made.toUpperCase(), NOW)).toBe('right');
    const until = `${SECOND + 60}`;
    const ending = createHmac('sha256', secret()).update(`${until}\ncustomer-4711`).digest('hex');
    expect(proofOf(secret(), 'customer-4711', `${until}.${ending}`, NOW)).toBe('right');
  });

  test('holds for its customer, its workspace and its time only', () => {
    fc.assert(
      fc.property(
        customer,
        customer,
        fc.option(fc.integer({ min: 1, max: 10_000 })),
        (mine, theirs, left) => {
          const signature = signCustomer(secret(), mine, left === null ? undefined : SECOND + left);
          expect(proofOf(secret(), mine, signature, NOW)).toBe('right');
          expect(proofOf(secret(), theirs, signature, NOW)).toBe(mine === theirs ? 'right' : 'wrong');
          expect(proofOf(identitySecret(WORKSPACE, 2), mine, signature, NOW)).toBe('wrong');
          if (left !== null) expect(proofOf(secret(), mine, signature, NOW + left * 1_000)).toBe('expired');
        },
      ),
    );
  });

  test('is neither lengthened nor made out of another one', () => {
    const ending = signCustomer(secret(), 'ann', SECOND + 1);
    expect(proofOf(secret(), 'ann', ending.replace(/^\d+/, `${SECOND + 999}`), NOW)).toBe('wrong');
    expect(proofOf(secret(), 'ann', ending.replace(/^\d+\./, ''), NOW)).toBe('wrong');
    // Who may choose their own id and has it signed must not get the signature of somebody else.
    const chosen = signCustomer(secret(), `${SECOND + 999}.ann`);
    expect(proofOf(secret(), 'ann', `${SECOND + 999}.${chosen}`, NOW)).toBe('wrong');
    const broken = `${SECOND + 999}\nann`;
    expect(proofOf(secret(), broken, signCustomer(secret(), broken), NOW)).toBe('wrong');
    const { s, j, e } = { s: 'paying', j: 'abcdefgh', e: SECOND + 999 };
    const payload = Buffer.from(JSON.stringify({ s, j, e })).toString('base64url');
    for (const name of [payload, `link\n${payload}`, `link.${payload}`])
      if (!name.includes('\n'))
        expect(readLink(secret(), `${payload}.${signCustomer(secret(), name)}`, NOW).proof).toBe('wrong');
  });

  test('may be anything at all without doing harm', () => {
    expect(proofOf(secret(), 'ann', undefined, NOW)).toBe('missing');
    expect(proofOf(secret(), 'ann', '', NOW)).toBe('missing');
    const odd = [
      '0',
      '.',
      'é'.repeat(64),
      `${'0'.repeat(64)}\n`,
      `-1.${'0'.repeat(64)}`,
      `1e3.${'a'.repeat(64)}`,
      '\u0000',
    ];
    for (const signature of odd) expect(proofOf(secret(), 'ann', signature, NOW)).toBe('wrong');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (signature) => {
        expect(proofOf(secret(), 'ann', signature, NOW)).toBe('wrong');
      }),
    );
  });
});

describe('a link', () => {
  const claims = fc.record<LinkClaims>(
    {
      s: fc.string({ minLength: 1, maxLength: 80 }),
      j: fc.uuid(),
      e: fc.integer({ min: SECOND + 1, max: SECOND + 99_999 }),
      c: fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.toWellFormed()),
      p: fc.string({ maxLength: 40 }),
      a: fc.dictionary(
        fc.string({ maxLength: 10 }).filter((name) => name !== '__proto__'),
        fc.oneof(fc.string(), fc.integer(), fc.boolean()),
      ),
    },
    { requiredKeys: ['s', 'j', 'e'] },
  );

  test('says what was signed, until it ends', () => {
    fc.assert(
      fc.property(claims, (said) => {
        const token = signLink(secret(), said);
        expect(readLink(secret(), token, NOW)).toEqual({ proof: 'right', claims: said });
        expect(readLink(secret(), token, said.e * 1_000)).toEqual({ proof: 'expired', claims: said });
        expect(readLink(identitySecret(WORKSPACE, 2), token, NOW)).toEqual({ proof: 'wrong' });
      }),
    );
  });

  test('does not survive the change of any of its characters', () => {
    const token = signLink(secret(), { s: 'paying', j: 'abcdefgh', e: SECOND + 60, c: 'ann' });
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'a' ? 'b' : 'a') + token.slice(at + 1);
      expect(readLink(secret(), changed, NOW)).toEqual({ proof: 'wrong' });
    }
    const [payload = '', signature = ''] = token.split('.');
    const other = Buffer.from(JSON.stringify({ s: 'paying', j: 'abcdefgh', e: SECOND + 60, c: 'bob' }));
    for (const forged of [
      '',
      '.',
      payload,
      `.${signature}`,
      `${other.toString('base64url')}.${signature}`,
      `${token}=`,
    ])
      expect(readLink(secret(), forged, NOW)).toEqual({ proof: 'wrong' });
    expect(readLink(secret(), `${'A'.repeat(20_000)}.${signature}`, NOW)).toEqual({ proof: 'wrong' });
  });

  test('that was signed but says nothing of use is none', () => {
    for (const said of [null, 1, [], {}, { s: 'a', j: 'short', e: 1 }, { s: 'a', j: 'abcdefgh', e: 1.5 }]) {
      const token = signLink(secret(), said as unknown as LinkClaims);
      expect(readLink(secret(), token, NOW)).toEqual({ proof: 'wrong' });
    }
  });

  test('gives one answer at a touchpoint', () => {
    const id = answerIdOf('touchpoint-1', 'abcdefgh');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(answerIdOf('touchpoint-1', 'abcdefgh')).toBe(id);
    expect(
      new Set([id, answerIdOf('touchpoint-2', 'abcdefgh'), answerIdOf('touchpoint-1', 'abcdefgi')]).size,
    ).toBe(3);
  });
});

test('a hashed customer is the same each time and differs between workspaces', () => {
  const [salt, other] = [customerSalt(WORKSPACE), customerSalt(WORKSPACE.replace('1', '2'))];
  expect(hashCustomer(salt, 'ann@example.test')).toMatch(/^h_[\w-]{22}$/);
  expect(hashCustomer(salt, 'ann@example.test')).toBe(hashCustomer(salt, 'ann@example.test'));
  expect(hashCustomer(other, 'ann@example.test')).not.toBe(hashCustomer(salt, 'ann@example.test'));
  expect(hashCustomer(salt, 'Ann@example.test')).not.toBe(hashCustomer(salt, 'ann@example.test'));
});
