import { Fragment } from 'react';

/** A text in which names of code stand between backticks, as OpenAPI documents have them. */
export function Prose({ text }: { text: string }) {
  const parts = text.split('`').map((part, at) => ({ part, at, isCode: at % 2 === 1 }));
  return parts.map(({ part, at, isCode }) =>
    isCode ? <code key={at}>{part}</code> : <Fragment key={at}>{part}</Fragment>,
  );
}
