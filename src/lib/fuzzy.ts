/** Lower case, without accents, so that "cafe" finds "Café". */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

const isStart = (text: string, index: number): boolean =>
  index === 0 || /[^\p{L}\p{N}]/u.test(text[index - 1] ?? '');

/**
 * How well what was typed fits a text; 0: not at all. Each word must be found: at the start of a word best, inside
 * one next, and its letters in order, spread over the text, least.
 */
export function closeness(typed: string, text: string): number {
  const target = plain(text);
  const words = plain(typed).split(/\s+/).filter(Boolean);
  let total = 0;
  for (const word of words) {
    const score = closenessOf(word, target);
    if (score === 0) return 0;
    total += score;
  }
  return words.length === 0 ? 1 : total / words.length + 1 / (10 + target.length);
}

function closenessOf(word: string, text: string): number {
  let best = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0) return 1_000;
    best = Math.max(best, isStart(text, at) ? 900 : 500);
  }
  return best || spread(word, text);
}

/** Letters in order; those that begin words and those side by side count more. */
function spread(word: string, text: string): number {
  let [at, score] = [-1, 0];
  for (const letter of word) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return 0;
    score += isStart(text, next) ? 3 : next === at + 1 ? 2 : 1;
    at = next;
  }
  // A handful of letters strewn over a long text is no find.
  return score >= word.length * 1.8 ? 100 + score / word.length : 0;
}

/** Those that fit, best first; of equals, in the order given. All of them when nothing is typed. */
export function search<One>(typed: string, all: readonly One[], textOf: (one: One) => string): One[] {
  if (typed.trim() === '') return [...all];
  return all
    .map((one, index) => ({ one, index, score: closeness(typed, textOf(one)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ one }) => one);
}
