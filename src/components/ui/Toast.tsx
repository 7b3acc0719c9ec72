'use client';

import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

interface Message {
  id: number;
  text: string;
  action?: { label: string; run: () => void } | undefined;
  slot?: string | undefined;
}

/** `slot`: a later message of the same slot takes its place. Returns what takes the message away again. */
type Show = (text: string, action?: Message['action'], options?: { slot?: string }) => () => void;

const nothing = () => undefined;
const ToastContext = createContext<Show>(() => nothing);

/** Shows a short message, with one action (Undo) when there is one. It stays ten seconds, longer under the pointer. */
export const useToast = (): Show => useContext(ToastContext);

/** Without an action there is nothing to reach in time. */
const SHORT_MS = 5_000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<Message[]>([]);
  const close = useCallback(
    (id: number) => setMessages((list) => list.filter((message) => message.id !== id)),
    [],
  );
  const show = useCallback<Show>(
    (text, action, { slot } = {}) => {
      const id = Date.now() + Math.random();
      setMessages((list) => {
        const others = list.filter((message) => slot === undefined || message.slot !== slot);
        return [...others.slice(-2), { id, text, action, slot }];
      });
      return () => close(id);
    },
    [close],
  );
  return (
    <ToastContext value={show}>
      <Radix.Provider duration={10_000} label="Notification">
        {children}
        {messages.map(({ id, text, action, slot }) => (
          <Radix.Root
            key={id}
            className="toast"
            {...(slot && !action ? { duration: SHORT_MS } : {})}
            onOpenChange={(open) => (open ? undefined : close(id))}
          >
            <Radix.Description>{text}</Radix.Description>
            {action ? (
              <Radix.Action altText={action.label} asChild>
                <button type="button" className="toast-action" onClick={action.run}>
                  {action.label}
                </button>
              </Radix.Action>
            ) : null}
          </Radix.Root>
        ))}
        <Radix.Viewport className="toasts" />
      </Radix.Provider>
    </ToastContext>
  );
}
