import type { SaidAnswer } from '@/features/survey/prepare/asked';
import '@/features/touchpoint/components/panel.css';

/** What was said to the questions after the score. Draws nothing where nothing was. */
export function SaidAnswers({ answers }: { answers: readonly Pick<SaidAnswer, 'question' | 'said'>[] }) {
  if (answers.length === 0) return null;
  // A question stands once in a rating; two may still have the same words.
  const placed = answers.map((answer, place) => ({ ...answer, place }));
  return (
    <dl className="cm-said">
      {placed.map(({ place, question, said }) => (
        <div key={place}>
          <dt dir="auto">{question}</dt>
          <dd dir="auto">{said.join(' · ')}</dd>
        </div>
      ))}
    </dl>
  );
}
