/** Ways to look at one map: each answers one question, with the same columns and the same curve. */
export const LENSES = ['experience', 'buying', 'departments', 'promises', 'desired'] as const;
export type Lens = (typeof LENSES)[number];

export const LENS_NAMES: Readonly<Record<Lens, string>> = {
  experience: 'Experience',
  buying: 'Buying',
  departments: 'Departments',
  promises: 'Brand promises',
  desired: 'Desired vs actual',
};

/** The question of each lens, said when it is chosen. */
export const LENS_HINTS: Readonly<Record<Lens, string>> = {
  experience: 'Everything the customer goes through.',
  buying: 'What leads to a sale, what lies beyond it, and what leads back.',
  departments: 'Who is responsible where, who is silent and who is absent.',
  promises: 'Each promise at its touchpoints: kept, missed, misaligned.',
  desired: 'Where the score falls short of the desired level, and by how much.',
};

export const lensOf = (value: string | null): Lens => LENSES.find((lens) => lens === value) ?? 'experience';

/** The lens that follows, or comes before; the last is followed by the first. */
export function lensBeside(lens: Lens, by: 1 | -1): Lens {
  const index = LENSES.indexOf(lens) + by;
  return LENSES[(index + LENSES.length) % LENSES.length] ?? 'experience';
}
