import { describe, expect, it } from 'vitest';
import { search } from './fuzzy';

const PLACES = ['Checkout', 'Delivery slot SMS', 'Café visit', 'Support chat', 'Return: pick-up', 'Invoice'];
const find = (typed: string) => search(typed, PLACES, (place) => place);

describe('fuzzy search', () => {
  it('puts the start of a text before the start of a word before the inside of one', () => {
    expect(search('ch', ['a match', 'Support chat', 'Checkout'], (text) => text)).toEqual([
      'Checkout',
      'Support chat',
      'a match',
    ]);
  });

  it('finds initials and letters in order, whatever the accents', () => {
    expect(find('dss')).toEqual(['Delivery slot SMS']);
    expect(find('cafe')).toEqual(['Café visit']);
    expect(find('pick return')).toEqual(['Return: pick-up']);
  });

  it('finds nothing where there is nothing, and all where nothing is asked', () => {
    expect(find('zzz')).toEqual([]);
    expect(find('tvo')).toEqual([]);
    expect(find(' ')).toEqual(PLACES);
  });
});
