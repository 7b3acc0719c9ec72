import { expect, test } from 'vitest';
import { z } from 'zod';
import touchpoints from '../../../prisma/seed/catalogue/touchpoints.json';
import { type CatalogueFilter, isEntry, missingEntries, searchCatalogue } from './prepare';
import { catalogueEntry, INDUSTRIES } from './schema';

const entries = z.array(catalogueEntry).parse(touchpoints);
const all: CatalogueFilter = { query: '', phase: null, industry: null, channel: null };
const names = (filter: Partial<CatalogueFilter>) =>
  searchCatalogue(entries, { ...all, ...filter }).map(({ name }) => name);

test('the catalogue holds what a journey of any industry is made of', () => {
  expect(entries.length).toBeGreaterThanOrEqual(120);
  expect(new Set(entries.map(({ slug }) => slug)).size).toBe(entries.length);
  expect(new Set(entries.map(({ name }) => name.toLowerCase())).size).toBe(entries.length);
  for (const industry of INDUSTRIES)
    for (const phase of ['before', 'purchase', 'after'] as const)
      expect(names({ industry, phase }).length, `${industry}, ${phase}`).toBeGreaterThan(2);
  expect(new Set(entries.map(({ channel }) => channel)).size).toBeGreaterThan(20);
});

test('each question fits its scale', () => {
  const asks = {
    nps: /^How likely or unlikely .* recommend/,
    ces: /^How difficult or easy/,
    csat: /^How /,
    smiley: /^How /,
    // What can be answered with yes or no.
    thumbs: /^(Did|Does|Was|Were|Is|Are) /,
  };
  for (const { type, question } of entries) expect(question).toMatch(asks[type]);
});

test('a search finds names before other names, whatever the case and the accents, and needs every word', () => {
  expect(names({ query: 'CHECKOUT' })[0]).toBe('Checkout');
  expect(names({ query: 'invoic' })[0]).toBe('Invoice');
  expect(names({ query: 'faq' })).toEqual(['Help article']);
  expect(names({ query: 'réview requést' })[0]).toBe('Review request');
  expect(names({ query: 'support chat' })).toContain('Chat with support');
  expect(names({ query: 'unheard of' })).toEqual([]);
  expect(names({})).toEqual(entries.map(({ name }) => name));
});

test('filters narrow what is found', () => {
  const found = searchCatalogue(entries, {
    query: 'store',
    phase: 'after',
    industry: 'retail',
    channel: 'Store',
  });
  expect(found.length).toBeGreaterThan(1);
  for (const { phase, channel, industries } of found)
    expect([phase, channel, industries.includes('retail')]).toEqual(['after', 'Store', true]);
});

test('what a map has under another name is not missing', () => {
  const article = entries.find(({ slug }) => slug === 'help-article');
  expect(article && isEntry(article, 'Knowledge base')).toBe(true);
  const missing = missingEntries(entries, 'retail', ['CHECKOUT', 'Cart', 'Returns desk']).map(
    ({ name }) => name,
  );
  expect(missing).not.toContain('Checkout');
  expect(missing).not.toContain('Basket');
  expect(missing).toContain('Refund');
  expect(missing).not.toContain('Examination');
});
