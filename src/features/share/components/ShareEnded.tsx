import { Logo } from '@/components/ui/Logo';
import type { OpenedShare } from '../schema';
import './share.css';

const WORDS: Readonly<Record<OpenedShare['state'], { title: string; text: string }>> = {
  expired: {
    title: 'This link has expired',
    text: 'Ask the person who sent it for a new one.',
  },
  revoked: {
    title: 'This link was revoked',
    text: 'Whoever shared the map has ended it. Ask the person who sent it for a new one.',
  },
  deleted: {
    title: 'The map behind this link was deleted',
    text: 'Ask the person who sent it whether there is another one.',
  },
  unembedded: {
    title: 'This map may not be shown in other pages',
    text: 'Whoever shared it has not allowed that, or has ended it. Ask the person who sent the link.',
  },
  unknown: {
    title: 'This link leads to nothing',
    text: 'It may have been cut off on its way. Open it again from where you got it, or ask for it once more.',
  },
  limited: {
    title: 'Too many links that lead to nothing',
    text: 'Wait five minutes, then open the link again.',
  },
  // Not reached: an open link shows its map.
  open: { title: 'Open the link again', text: 'It works, but the page was not found.' },
};

/** In place of a map: why its link does not show it, and what to do. */
export function ShareEnded({ state }: { state: OpenedShare['state'] }) {
  const { title, text } = WORDS[state];
  return (
    <main className="empty shared-ended min-h-dvh content-center justify-items-center text-center">
      <Logo />
      <h1>{title}</h1>
      <span>{text}</span>
    </main>
  );
}
