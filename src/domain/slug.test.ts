import { expect, test } from 'vitest';
import { freeSlug, slugOf } from './slug';

test.each([
  ['Checkout', 'checkout'],
  ['  Delivery slot SMS (Mon–Fri) ', 'delivery-slot-sms-mon-fri'],
  ["The customer's phone call", 'the-customers-phone-call'],
  ['Größe & Maß', 'grosse-mass'],
  ['Çağrı merkezi', 'cagri-merkezi'],
  ['Łódź smørrebrød', 'lodz-smorrebrod'],
  ['Оплата заказа', 'oplata-zakaza'],
  ['Щит и объявление', 'shchit-i-obyavlenie'],
  ['Πληρωμή', 'pliromi'],
  ['结账', 'touchpoint'],
  ['صندوق الدفع', 'touchpoint'],
  ['🛒', 'touchpoint'],
  ['', 'touchpoint'],
])('%s becomes %s', (name, slug) => {
  expect(slugOf(name, 'touchpoint')).toBe(slug);
});

test('a very long name gives a slug that fits the wire, with a number too', () => {
  const slug = slugOf('checkout '.repeat(20), 'touchpoint');
  expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(freeSlug(slug, new Set([slug])).length).toBeLessThanOrEqual(80);
});

test('a taken slug gets the first free number', () => {
  expect(freeSlug('a', new Set())).toBe('a');
  expect(freeSlug('a', new Set(['a', 'a-2', 'a-4']))).toBe('a-3');
});
