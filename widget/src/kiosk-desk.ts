import type { StaffWords } from '@/contract/kiosk-staff-words';
import { button, el } from './dom';
import { show } from './kiosk-screen';
import { get, set } from './store';

/** Asks staff for the PIN before anything but the question is shown. */
export function askPin(words: StaffWords, back: () => void, out: () => void): void {
  const field = pinField(words);
  const told = el('p', { role: 'alert' });
  const actions = el('footer', {}, submit(words.out), button(back, { type: 'button' }, words.back));
  desk(words.tag, words.leave, [label('PIN', field), told, actions], field, () => {
    if (field.value === get('pin')) return out();
    field.value = '';
    told.textContent = words.wrong;
    field.focus();
  });
}

/** What staff see: the answers that wait to be sent, and the way into the question. */
export function setUp(words: StaffWords, waiting: number, start: () => void): void {
  const { tag, title, about } = words;
  const field = pinField(words);
  field.value = get('pin') ?? '';
  const state = waiting > 0 ? words.kept.replace('{n}', waiting.toLocaleString(tag)) : words.sent;
  const nodes = [el('p', {}, state), el('p', {}, about), label('PIN', field), submit(words.start)];
  desk(tag, title, nodes, field, () => {
    set('pin', field.value);
    start();
  });
}

const pinField = ({ digits }: StaffWords) =>
  el('input', {
    type: 'password',
    inputmode: 'numeric',
    pattern: '[0-9]{4,8}',
    autocomplete: 'off',
    required: '',
    title: digits,
  });
const label = (text: string, field: HTMLElement) => el('label', {}, text, field);
const submit = (text: string) => el('button', { class: 'main' }, text);

function desk(tag: string, title: string, nodes: Node[], focus: HTMLElement, done: () => void): void {
  const form = el('form', {}, el('h1', {}, title), ...nodes);
  form.onsubmit = (event) => {
    event.preventDefault();
    done();
  };
  show(tag, [], [el('div', { class: 'desk' }, form)], [], focus);
}
