import { expect, test } from 'vitest';
import { z } from 'zod';
import touchpoints from '../../../prisma/seed/catalogue/touchpoints.json';
import usual from '../../../prisma/seed/catalogue/usual.json';
import { type CatalogueFilter, isEntry, searchCatalogue } from './prepare';
import { catalogueEntry, INDUSTRIES, usualEntries } from './schema';

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

test('what a map has under another name is on it', () => {
  const named = (slug: string) => entries.find((entry) => entry.slug === slug);
  const [article, refund] = [named('help-article'), named('refund')];
  expect(article && isEntry(article, 'Our knowledge base')).toBe(true);
  expect(refund && isEntry(refund, 'Help article')).toBe(false);
});

test('what is usual in an industry is of that industry, and of every part of a journey', () => {
  for (const [industry, slugs] of Object.entries(usualEntries.parse(usual))) {
    const found = entries.filter(({ slug }) => slugs.includes(slug));
    expect([...slugs].filter((slug) => !found.some((entry) => entry.slug === slug))).toEqual([]);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const { slug, industries } of found)
      expect(industries, `${slug} in ${industry}`).toContain(industry);
    const phases = new Set(found.map(({ phase }) => phase));
    expect(phases.has('before') && phases.has('after'), industry).toBe(true);
  }
});
