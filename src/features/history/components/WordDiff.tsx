import { diffWords } from '@/domain/text-diff';

/** A text as it was and as it is, word by word: what went is struck through, what came is underlined. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  return (
    <p className="words" dir="auto">
      {diffWords(before, after).map(({ kind, text }, index) => {
        // The parts of one diff never change places.
        const key = `${index} ${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        return kind === 'added' ? (
          <ins key={key}>
            <span className="vh">added: </span>
            {text}
          </ins>
        ) : (
          <del key={key}>
            <span className="vh">removed: </span>
            {text}
          </del>
        );
      })}
    </p>
  );
}
