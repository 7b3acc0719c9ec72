import { MarkBadge, Marks } from '@/features/desired/components/Marks';
import type { DerivedStop } from '@/features/desired/prepare/derived';

/** What the desired map makes of one touchpoint, and what it puts beside it. */
export function DerivedNotes({ stop: { marks, lines, added } }: { stop: DerivedStop }) {
  const [before, after] = [added.filter(({ before }) => before), added.filter(({ before }) => !before)];
  return (
    <>
      {before.map(({ id, name }) => (
        <Added key={id} name={name} where="Before it" />
      ))}
      {/* What changed is said in words. */}
      <Marks marks={marks.filter((mark) => mark !== 'changed')} />
      {lines.map((line) => (
        <small key={line} className="num" dir="auto">
          {line}
        </small>
      ))}
      {after.map(({ id, name }) => (
        <Added key={id} name={name} where="After it" />
      ))}
    </>
  );
}

function Added({ name, where }: { name: string; where: string }) {
  return (
    <span className="lens-added">
      <MarkBadge mark="added" />
      <small>
        {where}: <bdi>{name}</bdi>
      </small>
    </span>
  );
}
