// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SaveOutcome, useDraft } from './draft';
import { keptDrafts } from './kept';

let root: Root;
let draft: ReturnType<typeof useDraft>;
let sent: [value: string, base: string][];
let arrive: ((outcome: SaveOutcome) => void)[];

function Field() {
  draft = useDraft({
    value: 'Before',
    label: 'Thinking, Checkout',
    draftKey: 'panel:insight:0b6f',
    maxLength: 100,
    save: (value, base) => {
      sent.push([value, base]);
      return new Promise((done) => arrive.push(done));
    },
  });
  return null;
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  [sent, arrive] = [[], []];
  root = createRoot(document.body);
  act(() => root.render(createElement(Field)));
  act(() => draft.open());
});
afterEach(() => {
  act(() => root.unmount());
  sessionStorage.clear();
});

const write = (text: string) => act(() => draft.change(text));
const commit = () => act(() => void draft.commit());
const arrived = (outcome: SaveOutcome) => act(async () => arrive.shift()?.(outcome));

describe('a text that is opened again while it is on its way', () => {
  beforeEach(() => {
    write('Afetr ');
    commit();
    act(() => draft.open());
    expect(draft.state).toMatchObject({ phase: 'editing', draft: 'Afetr ' });
  });

  it('is followed by the newer one, over what was stored', async () => {
    write('After');
    commit();
    expect(draft.state).toMatchObject({ phase: 'saving', draft: 'After' });
    expect(sent).toEqual([['Afetr ', 'Before']]);
    await arrived({ kind: 'saved', value: 'Afetr' });
    expect(sent.at(-1)).toEqual(['After', 'Afetr']);
    await arrived({ kind: 'saved' });
    expect(draft.state.phase).toBe('idle');
    expect(sessionStorage).toHaveLength(0);
  });

  it('arrives without touching what is typed meanwhile, which is saved over it', async () => {
    write('After');
    await arrived({ kind: 'saved', value: 'Afetr' });
    expect(draft.state).toMatchObject({ phase: 'editing', draft: 'After' });
    commit();
    expect(sent.at(-1)).toEqual(['After', 'Afetr']);
  });

  it('goes on when the newer text is given up, or is the same', async () => {
    write('After');
    act(() => draft.drop());
    expect(draft.state).toMatchObject({ phase: 'saving', draft: 'Afetr ' });
    act(() => draft.open());
    commit();
    await arrived({ kind: 'saved' });
    expect(sent).toHaveLength(1);
    expect(draft.state.phase).toBe('idle');
    expect(sessionStorage).toHaveLength(0);
  });

  it('leaves the newer one in the field when it fails', async () => {
    write('After');
    commit();
    await arrived({ kind: 'failed', message: 'The server is away.' });
    expect(draft.state).toMatchObject({ phase: 'failed', draft: 'After', message: 'The server is away.' });
    commit();
    expect(sent.at(-1)).toEqual(['After', 'Before']);
  });
});

it('can be copied out while it is not saved, under its name, from its own page only', () => {
  write('Half a sent');
  const page = window.location.pathname;
  expect(keptDrafts(page)).toEqual([{ label: 'Thinking, Checkout', text: 'Half a sent' }]);
  expect(keptDrafts(`${page}another`)).toEqual([]);
});
