import type { ReactNode } from 'react';
import { momentOf } from '@/features/history/components/when';
import { prepareLine, preparePage } from '../prepare';
import type { AnswerView } from '../schema';

/** What is known of a rating beside what was said. */
export function AnswerFacts({ answer, timeZone }: { answer: AnswerView; timeZone: string }) {
  const { persona, url, attributes, verified, named, customer, receivedAt, answeredAt, touchpoint, final } =
    answer;
  const page = preparePage(url);
  const late = Date.parse(receivedAt) - Date.parse(answeredAt) > 60_000;
  const facts: [string, ReactNode][] = [
    ['Given through', prepareLine(answer).came],
    ['Persona', persona ? <bdi key="persona">{persona.name}</bdi> : null],
    [
      'Page',
      page ? (
        <a key="page" className="link" href={page.href} target="_blank" rel="noreferrer noopener nofollow">
          {page.text}
        </a>
      ) : url ? (
        <bdi key="page">{url}</bdi>
      ) : null,
    ],
    ...Object.entries(attributes ?? {}).map(([name, value]): [string, ReactNode] => [
      name,
      <bdi key={name}>{String(value)}</bdi>,
    ]),
    ['Customer', named ? <bdi key="customer">{customer ?? 'Known; editors see who it is'}</bdi> : null],
    ['Who it is', named ? (verified ? 'Signed by your own server' : 'Said by the page, not signed') : null],
    ['Reached us', late ? momentOf(receivedAt, timeZone) : null],
    ['Comment', final ? null : 'The customer may still add to it'],
    ['Touchpoint', touchpoint.deleted ? 'Deleted; what customers said there is kept' : null],
  ];
  // An attribute may be called as one of ours is.
  const placed = facts.map(([name, value], place) => ({ name, value, place }));
  return (
    <section className="blk">
      <h3>About it</h3>
      <dl className="an-facts">
        {placed.map(({ place, name, value }) =>
          value ? (
            <div key={place}>
              <dt dir="auto">{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p className="mute t12">Times are those of {timeZone}.</p>
    </section>
  );
}
