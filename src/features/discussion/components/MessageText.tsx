import { nameOf, type Part, partsOf } from '../prepare';
import type { Speaker } from '../schema';

interface Reader {
  people: Readonly<Record<string, Speaker>>;
  me: string | null;
}

/** What was said: mentions as names, web addresses as links, everything else as the text it is. */
export function MessageText({ text, ...reader }: Reader & { text: string }) {
  // Parts have no names of their own; a text that changes is drawn anew.
  const parts = partsOf(text).map((part, index) => ({ part, key: `${index} ${part.kind}` }));
  return (
    <p dir="auto" className="said">
      {parts.map(({ part, key }) => (
        <MessagePart key={key} part={part} {...reader} />
      ))}
    </p>
  );
}

function MessagePart({ part, people, me }: Reader & { part: Part }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.text}
        </a>
      );
    case 'mention':
      return (
        <bdi className="mention" data-me={part.id === me || undefined}>
          @{nameOf(people, part.id)}
        </bdi>
      );
  }
}
