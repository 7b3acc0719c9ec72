import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MapLane } from '@/features/lane/schema';
import { blank } from '@/features/touchpoint/prepare/blank';
import { contentOf, fromJson, fromText, toJson, toText } from './clipboard';

const ID = '018f3c5e-0000-7000-8000-000000000001';
const LANES: MapLane[] = [
  { id: 'w', kind: 'number', name: 'Waiting time', unit: 'min', hidden: false },
  { id: 'm', kind: 'emotion', name: 'Mood', unit: '', hidden: true },
  { id: 'p', kind: 'image', name: 'Photo', unit: '', hidden: false },
  { id: 'doing', kind: 'doing', name: 'Doing', unit: '', hidden: false },
];
const CHECKOUT = contentOf(
  {
    ...blank(ID, 'Checkout'),
    values: {
      w: { number: 4.5 },
      m: { number: 2, text: 'Wary' },
      p: { attachmentId: ID, text: 'The till' },
      gone: { text: 'Of a lane that was deleted' },
    },
    doing: 'Pays\nby card',
    mood: 4,
    desired: 4.5,
    department: { id: 'd', name: 'Online shop' },
    insights: [{ id: 'i', kind: 'pain', text: 'Too slow', evidence: 0, observedAt: '' }],
  },
  LANES,
);

describe('copied touchpoints', () => {
  it('come back as they were, and are a list of names for everybody else', () => {
    const both = [CHECKOUT, contentOf({ ...blank(ID, 'Delivery'), origins: [] }, LANES)];
    expect(fromJson(toJson(both))).toEqual(both);
    expect(toText(both)).toBe('Checkout\nDelivery');
  });

  it('carry what own lanes say and show, and what they stand for', () => {
    expect(CHECKOUT.pictures).toEqual({ Photo: { attachmentId: ID, text: 'The till' } });
    expect(CHECKOUT.lanes).toEqual({ 'Waiting time (number, min)': '4.5', 'Mood (emotion)': '2 Wary' });
    expect(CHECKOUT.standsFor).toEqual([ID]);
    const standing = {
      ...blank(ID, 'Wished for'),
      origins: [{ id: 'today', name: 'Today', deleted: false }],
    };
    expect(contentOf(standing, LANES).standsFor).toEqual(['today']);
    expect(contentOf({ ...standing, origins: [] }, LANES).standsFor).toEqual([]);
  });

  it('are nothing but text when they are not as they should be', () => {
    const wrong = [
      '',
      'null',
      '[]',
      '{"touchline":"touchpoints"}',
      '{"touchline":"touchpoints","touchpoints":[]}',
    ];
    const hostile = { ...CHECKOUT, mood: 99 };
    for (const json of [...wrong, toJson([hostile]), toJson([{ ...CHECKOUT, name: 'x'.repeat(500) }])])
      expect(fromJson(json), json).toBeNull();
  });
});

const PIECES = [
  'a',
  'word',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\0',
  '- ',
  '1.',
  '<b>',
  'é',
  '结',
  '😀',
  '\uD800',
  '\u2028',
];

describe('pasted text', () => {
  const names = (text: string) => {
    const made = fromText(text);
    return typeof made === 'string' ? made : made.map(({ name }) => name);
  };

  it('becomes a touchpoint a line, without bullets and numbers', () => {
    expect(names('- Checkout\r\n* Delivery\n\n• Return\n12. Invoice\n3 for 2')).toEqual([
      'Checkout',
      'Delivery',
      'Return',
      'Invoice',
      '3 for 2',
    ]);
  });

  it('is shown as it is when it is markup', () => {
    expect(names('<img src=x onerror=alert(1)>')).toEqual(['<img src=x onerror=alert(1)>']);
  });

  it('loses nothing that has no room in a name', () => {
    const made = fromText('Checkout\tWeb\tOnline shop');
    expect(made[0]).toMatchObject({ name: 'Checkout', doing: 'Web\nOnline shop' });
    const long = `${'word '.repeat(60)}end`;
    const [cut] = fromText(long);
    expect(cut).toMatchObject({ doing: long });
  });

  it('says what is too much, and makes nothing of it', () => {
    expect(fromText('x\n'.repeat(201))).toMatch(/^That is 201 lines; 200/);
    expect(fromText(`a\n${'x'.repeat(100_000)}`)).toMatch(/^Line 2 is longer/);
    expect(fromText(' \n\t\n')).toMatch(/^There is no text/);
  });

  it('never fails, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 200 }), (pieces) => {
        const text = pieces.join('');
        const made = fromText(text);
        if (typeof made === 'string') expect(made).toMatch(/\.$/);
        else for (const { name } of made) expect(name.length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 50 },
    );
  });
});
