import type { GuidePart, GuidePlace } from '../schema';
import { identify } from './identity';
import { next } from './next';
import { plainHtml, shopify, tagManager, vue, wordPress } from './pages';
import { consent, debugging, strictPolicy } from './rules';

/** A public key as people paste it into an address; undefined where it is none. */
export const keyOf = (given: unknown): string | undefined =>
  typeof given === 'string' && /^pk_[0-9a-f]{24}$/.test(given) ? given : undefined;

/** The install guide, its examples written for one place. */
export const prepareGuide = (place: GuidePlace): GuidePart[] => [
  {
    title: 'Where your pages are made',
    chapters: [plainHtml, next, vue, wordPress, shopify, tagManager].map((chapter) => chapter(place)),
  },
  {
    title: 'Then',
    chapters: [identify, strictPolicy, consent, debugging].map((chapter) => chapter(place)),
  },
];
