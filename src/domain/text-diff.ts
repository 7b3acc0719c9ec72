/** A run of text that both have, that only the older has or that only the newer has. */
export interface TextPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Beyond this many comparisons the middle is given as a whole: nobody reads a diff of two long strangers. */
const COMPARISONS = 4_000_000;

const words = new Intl.Segmenter('en', { granularity: 'word' });
const split = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment);

/**
 * The difference of two texts word by word, in any script; removed words stand before the added ones that took their
 * place. Joining all but the added parts gives `before`, joining all but the removed gives `after`. The words both
 * have are a longest common subsequence.
 */
export function diffWords(before: string, after: string): TextPart[] {
  const [old, young] = [split(before), split(after)];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < young.length - start &&
    old[old.length - 1 - end] === young[young.length - 1 - end]
  )
    end++;
  const middle = align(old.slice(start, old.length - end), young.slice(start, young.length - end));
  return join([
    ...old.slice(0, start).map((text) => ({ kind: 'same' as const, text })),
    ...middle,
    ...old.slice(old.length - end).map((text) => ({ kind: 'same' as const, text })),
  ]);
}

function align(old: string[], young: string[]): TextPart[] {
  const removed = old.map((text) => ({ kind: 'removed' as const, text }));
  const added = young.map((text) => ({ kind: 'added' as const, text }));
  if (old.length * young.length > COMPARISONS) return [...removed, ...added];
  // longest[i][j]: how many words the rest of `old` from i and the rest of `young` from j have in common.
  const width = young.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--)
      longest[i * width + j] =
        old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const parts: TextPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < young.length) {
    if (old[i] === young[j]) {
      parts.push({ kind: 'same', text: old[i] ?? '' });
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) parts.push(removed[i++] ?? { kind: 'removed', text: '' });
    else parts.push(added[j++] ?? { kind: 'added', text: '' });
  }
  return [...parts, ...removed.slice(i), ...added.slice(j)];
}

/** Neighbours of one kind become one part; between two words both have, what was removed comes first. */
function join(parts: TextPart[]): TextPart[] {
  const joined: TextPart[] = [];
  let [removed, added] = ['', ''];
  // Space between two changes: it belongs to both, or every other word would begin anew.
  let between = '';
  const absorb = () => {
    removed += between;
    added += between;
    between = '';
  };
  const flush = () => {
    if (removed) joined.push({ kind: 'removed', text: removed });
    if (added) joined.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  const same = (text: string) => {
    const last = joined.at(-1);
    if (last?.kind === 'same') last.text += text;
    else if (text) joined.push({ kind: 'same', text });
  };
  for (const { kind, text } of parts) {
    if (kind !== 'same') {
      if (removed || added) absorb();
      if (kind === 'removed') removed += text;
      else added += text;
    } else if ((removed || added) && /^\s+$/.test(text)) between += text;
    else {
      flush();
      same(between + text);
      between = '';
    }
  }
  flush();
  same(between);
  return joined;
}
