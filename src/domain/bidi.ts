import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

/** What makes a line more than one run from left to right. */
const TURNS =
  /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** Signs that steer the direction and are not seen. */
const STEERING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A part of a line that runs one way. Its text is in logical order; brackets face the way they will be seen. */
export interface Run {
  text: string;
  rtl: boolean;
}

/** The runs of a line in the order in which they stand on it, from left to right (UAX #9). */
export function visualRuns(line: string, rtl: boolean): Run[] {
  if (!rtl && !TURNS.test(line)) return line === '' ? [] : [{ text: line.replace(STEERING, ''), rtl }];
  const embedding = bidi.getEmbeddingLevels(line, rtl ? 'rtl' : 'ltr');
  const mirrored = bidi.getMirroredCharactersMap(line, embedding.levels);
  const runs: { text: string; level: number }[] = [];
  for (let index = 0; index < line.length; index += 1) {
    const level = embedding.levels[index] ?? 0;
    const sign = mirrored.get(index) ?? line.charAt(index);
    const last = runs.at(-1);
    if (last?.level === level) last.text += sign;
    else runs.push({ text: sign, level });
  }
  return reorder(runs)
    .map(({ text, level }) => ({ text: text.replace(STEERING, ''), rtl: level % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** Rule L2: from the highest level down to the lowest odd one, whatever stands on it or above is turned around. */
function reorder<R extends { level: number }>(runs: readonly R[]): R[] {
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  let order = [...runs];
  for (let level = highest; level > 0; level -= 1) {
    const next: R[] = [];
    let turned: R[] = [];
    for (const run of order) {
      if (run.level >= level) turned = [run, ...turned];
      else {
        next.push(...turned, run);
        turned = [];
      }
    }
    order = [...next, ...turned];
  }
  return order;
}
