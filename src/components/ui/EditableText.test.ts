// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SaveOutcome } from './draft';
import { EditableText, type EditableTextProps, type Leave } from './EditableText';

let root: Root;
let host: HTMLElement;
let sent: [value: string, base: string][];
let answer: (value: string, base: string) => SaveOutcome;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  sent = [];
  answer = () => ({ kind: 'saved' });
});

afterEach(() => {
  act(() => root.unmount());
  host.remove();
  sessionStorage.clear();
});

function show(over: Partial<EditableTextProps> = {}) {
  const props: EditableTextProps = {
    value: 'Before',
    label: 'Thinking, Checkout',
    placeholder: 'Add a thought',
    editable: true,
    draftKey: 'test',
    maxLength: 100,
    save: async (value, base) => {
      sent.push([value, base]);
      return answer(value, base);
    },
    ...over,
  };
  act(() => root.render(createElement(EditableText, props)));
}

const field = () => host.querySelector('textarea');
const button = (name: string) =>
  [...host.querySelectorAll('button')].find(({ textContent }) => textContent === name);
const open = () => act(() => host.querySelector<HTMLElement>('[data-edit]')?.click());

function type(text: string) {
  const element = field();
  if (!element) throw new Error('Nothing is open');
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const press = (key: string) =>
  act(async () => {
    field()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });
const click = (name: string) => act(async () => button(name)?.click());

describe('text edited in place', () => {
  it('is saved with Enter, with what was there before', async () => {
    show();
    open();
    type('After');
    await press('Enter');
    expect(sent).toEqual([['After', 'Before']]);
    expect(field()).toBeNull();
  });

  it('is saved when the focus leaves it', async () => {
    show();
    open();
    type('After');
    await act(async () => field()?.blur());
    expect(sent).toEqual([['After', 'Before']]);
  });

  it('is given up with Esc, and nothing is sent', async () => {
    show();
    open();
    type('After');
    await press('Escape');
    expect(sent).toEqual([]);
    expect(host.textContent).toContain('Before');
  });

  it('is not sent when nothing changed', async () => {
    show();
    open();
    await press('Enter');
    expect(sent).toEqual([]);
  });

  it('stays as typed while others change what is stored', () => {
    show();
    open();
    type('Mine');
    show({ value: 'Theirs' });
    expect(field()?.value).toBe('Mine');
  });

  it('is let go once it is stored by a field that took the place of the one it was typed in', async () => {
    for (const adding of [false, true]) {
      let store: (outcome: SaveOutcome) => void = () => undefined;
      const save = () => new Promise<SaveOutcome>((done) => (store = done));
      show({ save, adding });
      open();
      type('After');
      await press('Enter');
      act(() => root.unmount());
      root = createRoot(host);
      show({ save, adding });
      expect(host.textContent).toContain('This was not saved yet.');
      await act(async () => store({ kind: 'saved' }));
      expect(host.textContent).toBe('Before');
      expect(sessionStorage).toHaveLength(0);
    }
  });

  it('is kept with the reason when it could not be saved, and sent again on request', async () => {
    answer = () => ({ kind: 'failed', message: 'The server is away.' });
    show();
    open();
    type('After');
    await press('Enter');
    expect(field()?.value).toBe('After');
    expect(host.textContent).toContain('The server is away.');
    answer = () => ({ kind: 'saved' });
    await click('Try again');
    expect(sent).toEqual([
      ['After', 'Before'],
      ['After', 'Before'],
    ]);
    expect(field()).toBeNull();
  });

  it('is neither sent nor cut off when it is too long: it stays, with the reason and the focus', async () => {
    const left: Leave[] = [];
    show({ multiline: true, maxLength: 2_000, onLeave: (how) => left.push(how) });
    open();
    expect(field()?.maxLength).toBe(-1);
    type('x'.repeat(100_000));
    await press('Enter');
    await act(async () => field()?.blur());
    expect(sent).toEqual([]);
    expect(left).toEqual([]);
    expect(field()?.value).toHaveLength(100_000);
    expect(host.querySelector('[role=alert]')?.textContent).toBe(
      'This is longer than 2,000 characters: it has 100,000. Shorten it.',
    );
    act(() => root.unmount());
    root = createRoot(host);
    show({ multiline: true, maxLength: 2_000 });
    expect(field()?.value).toHaveLength(100_000);
    type('x'.repeat(2_000));
    await click('Try again');
    expect(sent).toEqual([['x'.repeat(2_000), 'Before']]);
    expect(field()).toBeNull();
  });

  it('is measured without the white space that is not stored', async () => {
    show({ maxLength: 5 });
    open();
    type('  ab   cd \n');
    await press('Enter');
    expect(sent).toHaveLength(1);
  });

  it('can be opened again while it waits to be sent', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const save = () => new Promise<SaveOutcome>(() => {});
    show({ save });
    open();
    type('Afetr');
    await press('Enter');
    open();
    expect(field()).toBeNull();
    act(() => vi.advanceTimersByTime(3_000));
    open();
    expect(field()?.value).toBe('Afetr');
    vi.useRealTimers();
  });

  it('that adds is free again at once, and shows one after the other what was refused', async () => {
    const answers: ((outcome: SaveOutcome) => void)[] = [];
    const save = () => new Promise<SaveOutcome>((done) => answers.push(done));
    show({ value: '', save, adding: true });
    for (const text of ['One', 'Two', 'Three']) {
      open();
      expect(field()?.value).toBe('');
      type(text);
      await press('Enter');
    }
    const arrive = (outcome: SaveOutcome) => act(async () => answers.shift()?.(outcome));
    await arrive({ kind: 'failed', message: 'Not this one.' });
    expect(field()?.value).toBe('One');
    await arrive({ kind: 'saved' });
    await arrive({ kind: 'failed', message: 'Nor that one.' });
    await click('Discard');
    expect(field()?.value).toBe('Three');
    expect(host.querySelector('[role="alert"]')?.textContent).toBe('Nor that one.');
    await click('Discard');
    expect(field()).toBeNull();
    expect(sessionStorage).toHaveLength(0);
  });

  it('shows what became of it elsewhere while it is on its way', async () => {
    const save = () => new Promise<SaveOutcome>(() => undefined);
    show({ save });
    open();
    type('After');
    await press('Enter');
    show({ save, value: 'After' });
    show({ save, value: 'Before' });
    expect(host.textContent).toBe('Before');
  });

  it('is not thrown away by Esc when it could not be saved', async () => {
    answer = () => ({ kind: 'failed', message: 'The server is away.' });
    show();
    open();
    type('After');
    await press('Enter');
    await press('Escape');
    expect(field()?.value).toBe('After');
    await click('Discard');
    expect(field()).toBeNull();
    expect(sessionStorage).toHaveLength(0);
  });

  it('outlives a reload when it was not saved', async () => {
    answer = () => ({ kind: 'failed', message: 'The server is away.' });
    show();
    open();
    type('After');
    await press('Enter');
    act(() => root.unmount());
    root = createRoot(host);
    show();
    expect(field()?.value).toBe('After');
  });

  it('shows both values after a conflict; mine replaces theirs knowingly', async () => {
    answer = () => ({ kind: 'conflict', theirs: 'Theirs', message: 'Somebody else changed this.' });
    show();
    open();
    type('Mine');
    await press('Enter');
    expect(host.textContent).toContain('Theirs');
    expect(field()?.value).toBe('Mine');
    answer = () => ({ kind: 'saved' });
    await click('Keep mine');
    expect(sent.at(-1)).toEqual(['Mine', 'Theirs']);
  });

  it('takes theirs after a conflict without sending anything', async () => {
    answer = () => ({ kind: 'conflict', theirs: 'Theirs', message: 'Somebody else changed this.' });
    show();
    open();
    type('Mine');
    await press('Enter');
    show({ value: 'Theirs' });
    await click('Take theirs');
    expect(sent).toHaveLength(1);
    expect(field()).toBeNull();
    expect(host.textContent).toContain('Theirs');
  });

  it('hands over what was typed when its place goes away', () => {
    const lost: string[] = [];
    show({ onOrphan: (draft) => lost.push(draft) });
    open();
    type('Half a sent');
    act(() => root.render(null));
    expect(lost).toEqual(['Half a sent']);
  });

  it('offers known values, and takes the chosen one', async () => {
    show({ value: '', suggestions: ['Care', 'Logistics', 'Online shop'] });
    open();
    type('lo');
    expect([...host.querySelectorAll('[role=option]')].map(({ textContent }) => textContent)).toEqual([
      'Logistics',
    ]);
    await press('ArrowDown');
    await press('Enter');
    expect(sent).toEqual([['Logistics', '']]);
  });
});
