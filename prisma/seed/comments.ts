import bank from './comments.json';
import type { Random } from './random';

type Bank = Record<string, { low: string[]; mid: string[]; high: string[] }>;
type Tone = 'low' | 'mid' | 'high';

/** How many customers write something, by how they feel: the disappointed write most. */
const SHARE: Record<Tone, number> = { low: 0.15, mid: 0.06, high: 0.05 };
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

const toneOf = (mood: number): Tone => (mood < -0.2 ? 'low' : mood > 0.3 ? 'high' : 'mid');

/** Deals comments about a touchpoint so that none comes back before all the others of its tone were dealt. */
export function createCommenter() {
  const decks = new Map<string, string[]>();
  return (about: string, mood: number, random: Random): { text: string; locale: string } | null => {
    const tone = toneOf(mood);
    const key = about in bank ? about : about.replace(/ before$/, '');
    const texts = (bank as Bank)[key]?.[tone] ?? [];
    if (texts.length === 0 || random.next() >= SHARE[tone]) return null;
    const deck = decks.get(`${key} ${tone}`) ?? shuffle(texts, random);
    const [next = '', ...rest] = deck;
    decks.set(`${key} ${tone}`, [...rest, next]);
    return read(next, random);
  };
}

/** `de|Text` is a comment in German; `{n}`, `{day}` and `{hour}` are filled in. */
function read(entry: string, random: Random): { text: string; locale: string } {
  const [, locale = 'en', text = entry] = /^([a-z]{2})\|(.*)$/.exec(entry) ?? [];
  const filled = text
    .replaceAll('{n}', String(random.int(2, 7)))
    .replaceAll('{day}', random.pick(DAYS))
    .replaceAll('{hour}', `${random.int(3, 6)} pm`);
  return { text: filled, locale };
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
