'use client';

import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

interface Message {
  id: number;
  text: string;
  action?: { label: string; run: () => void } | undefined;
}

type Show = (text: string, action?: Message['action']) => void;

const ToastContext = createContext<Show>(() => undefined);

/** Shows a short message, with one action (Undo) when there is one. It stays ten seconds, longer under the pointer. */
export const useToast = (): Show => useContext(ToastContext);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<Message[]>([]);
  const close = useCallback(
    (id: number) => setMessages((list) => list.filter((message) => message.id !== id)),
    [],
  );
  const show = useCallback<Show>((text, action) => {
    setMessages((list) => [...list.slice(-2), { id: Date.now() + Math.random(), text, action }]);
  }, []);
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext value={value}>
      <Radix.Provider duration={10_000} label="Notification">
        {children}
        {messages.map(({ id, text, action }) => (
          <Radix.Root key={id} className="toast" onOpenChange={(open) => (open ? undefined : close(id))}>
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
