import { clsx } from 'clsx';
import { Menu } from '@/components/ui/Menu';
import type { Present } from '@/contract/change';
import { formatCount } from '@/domain/format';

const MOST = 4;

/** First letters of the first and the last word of a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}

/** Who else is at this map; the list behind it says where, and leads there. */
export function Avatars({
  people,
  whereOf,
  onGo,
}: {
  people: readonly Present[];
  /** Name of the cell somebody is at; null when at none that can be seen. */
  whereOf: (person: Present) => string | null;
  onGo: (person: Present) => void;
}) {
  if (people.length === 0) return null;
  const count = formatCount(people.length, 'other person is here', 'other people are here');
  return (
    <Menu
      label={count}
      trigger={
        <button type="button" className="avs" aria-label={count} title={count}>
          {people.slice(0, MOST).map(({ user, name, cell }) => (
            <span key={user} className={clsx('av', cell && 'on')} aria-hidden="true">
              {initialsOf(name)}
            </span>
          ))}
          {people.length > MOST ? (
            <span className="av" aria-hidden="true">
              +{people.length - MOST}
            </span>
          ) : null}
        </button>
      }
      items={people.map((person) => {
        const where = whereOf(person);
        return {
          id: person.user,
          label: (
            <span className="presence-item">
              <bdi>{person.name}</bdi>
              <span className="mute">{where ?? 'Looking at the map'}</span>
            </span>
          ),
          onSelect: () => onGo(person),
        };
      })}
    />
  );
}
