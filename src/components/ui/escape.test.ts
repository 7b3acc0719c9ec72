// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { Dialog } from './Dialog';
import { ToastProvider, useToast } from './Toast';

let closed = 0;
let tell: ReturnType<typeof useToast>;
const keys = { open: true, onClose: () => (closed += 1), title: 'Keys', children: null };

function Page() {
  tell = useToast();
  return createElement(Dialog, keys);
}

test('Esc closes a dialog, though a message came after it', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  await act(async () => root.render(createElement(ToastProvider, null, createElement(Page))));
  const press = () =>
    act(async () => {
      const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
      document.querySelector('.dialog button')?.dispatchEvent(key);
    });
  await press();
  expect(closed).toBe(1);
  await act(async () => void tell('Saved'));
  expect(document.body.textContent).toContain('Saved');
  await press();
  expect(closed).toBe(2);
  await act(async () => root.unmount());
  host.remove();
});
