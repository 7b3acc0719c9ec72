// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptDrafts } from '@/components/ui/kept';
import { ApiProvider } from '@/trpc/client';
import { EvidenceForm } from './EvidenceForm';

let root: Root;
let host: HTMLElement;

const form = createElement(EvidenceForm, {
  workspace: 'w',
  map: 'm',
  subject: { of: 'insight', id: 'i' },
  touchpointId: null,
  onClose: () => {},
});
const page = { children: form };

const open = () => {
  root = createRoot(host);
  act(() => root.render(createElement(ApiProvider, page)));
};
const close = () => act(() => root.unmount());

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  host = document.body.appendChild(document.createElement('div'));
  open();
});
afterEach(() => {
  close();
  host.remove();
  sessionStorage.clear();
});

const field = (name: string) => {
  const found = host.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name=${name}]`);
  if (!found) throw new Error(`No field ${name}`);
  return found;
};
const type = (name: string, text: string) =>
  act(() => {
    const element = field(name);
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set?.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
const click = (name: string) =>
  act(() => [...host.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click());

it('keeps what was typed while another kind is looked at', () => {
  type('text', 'Where is the fee?');
  type('source', 'Call centre');
  click('Link');
  type('url', 'example.com');
  click('Quotation');
  expect(field('text').value).toBe('Where is the fee?');
  expect(field('source').value).toBe('Call centre');
  click('Link');
  expect(field('url').value).toBe('example.com');
});

it('keeps what was typed when it is closed without a word, and lets it be copied', () => {
  click('Figure');
  type('text', 'Leave at the fee');
  type('value', '11.4');
  close();
  expect(keptDrafts(window.location.pathname)).toEqual([
    { label: 'Evidence', text: 'Leave at the fee\n11.4' },
  ]);
  open();
  expect(field('text').value).toBe('Leave at the fee');
  expect(field('value').value).toBe('11.4');
});

it('forgets what was typed when it is cancelled', () => {
  type('text', 'Where is the fee?');
  click('Cancel');
  close();
  open();
  expect(field('text').value).toBe('');
});
