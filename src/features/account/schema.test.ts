import { expect, test } from 'vitest';
import { passwordFault, sameSitePath } from './schema';

test.each(['correct horse', 'ünïcödé ✓ ok', `${'a'.repeat(50)}bcd`, 'Tr0ub4dor&3'])(
  'the password %s is taken',
  (password) => {
    expect(passwordFault(password)).toBeNull();
  },
);

test.each([
  ['short one', 'at least 10'],
  ['x'.repeat(201), 'at most 200'],
  ['Password123', 'first a guesser tries'],
  ['aaaaaaaaaaaa', 'first a guesser tries'],
  ['ababababab', 'first a guesser tries'],
  ['ada.example@example.test', 'not your name or e-mail'],
  ['ADA.EXAMPLE', 'not your name or e-mail'],
])('the password %s is refused', (password, reason) => {
  expect(passwordFault(password, ['ada.example@example.test', 'Ada'])).toContain(reason);
});

test.each([
  ['/w/shop/maps?persona=new#cell', '/w/shop/maps?persona=new#cell'],
  ['https://here.invalid/w/shop', '/w/shop'],
  ['/', '/'],
  ['//evil.example', null],
  ['/\\evil.example', null],
  ['/\t/evil.example', null],
  ['/x/..//evil.example', null],
  ['https://evil.example/', null],
  ['https://here.invalid@evil.example/', null],
  ['https://here.invalid.evil.example/', null],
  ['javascript:alert(1)', null],
  ['w/shop', null],
  ['', null],
  [undefined, null],
  [['/w/shop'], null],
])('after sign-in %o leads to %o', (target, expected) => {
  expect(sameSitePath(target)).toBe(expected);
});
