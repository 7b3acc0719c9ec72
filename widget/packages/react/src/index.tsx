'use client';

import {
  EVENTS,
  type Identity,
  type Listener,
  type LoadOptions,
  load,
  type Touchline,
  touchline,
} from '@touchline/widget';
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';

export type {
  AskOptions,
  Attributes,
  Identity,
  Listener,
  Touchline,
  TouchlineEvent,
  TouchlineEvents,
} from '@touchline/widget';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'touchline-survey': { touchpoint: string; key?: string };
    }
  }
}

export interface TouchlineProviderProps extends Omit<LoadOptions, 'key'> {
  /** Public key of the workspace, pk_… (React keeps the name `key` for itself). */
  publicKey: string;
  /** Who is signed in. When nobody is any more, the widget forgets them. */
  identity?: Identity | undefined;
  children?: ReactNode;
}

const Context = createContext<Touchline | null>(null);

/** Has its effects before those of the children that follow it, so that they find everything in place. */
function Start({ publicKey, host, nonce, policy, identity }: TouchlineProviderProps): null {
  useEffect(() => {
    load({ key: publicKey, host, nonce, policy });
  }, [publicKey, host, nonce, policy]);
  // By what it says: an object is a new one with every drawing.
  const who = identity ? JSON.stringify(identity) : '';
  const isKnown = useRef(false);
  useEffect(() => {
    if (who) touchline('identify', JSON.parse(who) as Identity);
    else if (isKnown.current) touchline('reset');
    isKnown.current = who !== '';
  }, [who]);
  return null;
}

/** Brings the widget into the page. Put it once around everything that asks. */
export function TouchlineProvider({ children, ...props }: TouchlineProviderProps): ReactNode {
  return (
    <Context.Provider value={touchline}>
      <Start {...props} />
      {children}
    </Context.Provider>
  );
}

/** The calls of the widget, for effects and event handlers. On the server they do nothing. */
export function useTouchline(): Touchline {
  const found = useContext(Context);
  if (!found) throw new Error('useTouchline and Survey need a <TouchlineProvider> above them.');
  return found;
}

export interface SurveyProps {
  /** Slug of the touchpoint. */
  touchpoint: string;
  /** Hears what happens to this question. */
  onEvent?: Listener | undefined;
}

/** The question of a touchpoint in the flow of the page, as wide as what it stands in. Nothing where none is published. */
export function Survey({ touchpoint, onEvent }: SurveyProps): ReactNode {
  const touchline = useTouchline();
  const listener = useRef(onEvent);
  useEffect(() => {
    listener.current = onEvent;
  });
  useEffect(() => {
    const ends = EVENTS.map((name) =>
      touchline.on(name, (detail) => {
        const event = [name, detail] as Parameters<Listener>;
        if (detail.touchpoint === touchpoint) listener.current?.(...event);
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [touchline, touchpoint]);
  // An element asks once in its life: another touchpoint is another element.
  return <touchline-survey key={touchpoint} touchpoint={touchpoint} />;
}
