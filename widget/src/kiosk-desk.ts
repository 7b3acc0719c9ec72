import { button, el } from './dom';
import { show } from './kiosk-screen';
import { get, set } from './store';

/** Asks staff for the PIN before anything but the question is shown. */
export function askPin(back: () => void, out: () => void): void {
  const field = pinField();
  const told = el('p', { role: 'alert' });
  const actions = el('footer', {}, submit('Leave'), button(back, { type: 'button' }, 'Back to the question'));
  desk('Leave the kiosk', [label('PIN', field), told, actions], field, () => {
    if (field.value === get('pin')) return out();
    field.value = '';
    told.textContent = 'That is not the PIN.';
    field.focus();
  });
}

/** What staff see: the answers that wait to be sent, and the way into the question. */
export function setUp(waiting: number, start: () => void): void {
  const field = pinField();
  field.value = get('pin') ?? '';
  const state =
    waiting > 0
      ? `${waiting === 1 ? '1 answer is kept on this device and waits' : `${waiting} answers are kept on this device and wait`} for a connection. Do not clear its data.`
      : 'Every answer has been sent.';
  const about = 'The PIN leaves the question. It stays on this device; choose four to eight digits.';
  const nodes = [el('p', {}, state), el('p', {}, about), label('PIN', field), submit('Start')];
  desk('This device asks your customers', nodes, field, () => {
    set('pin', field.value);
    start();
  });
}

const pinField = () =>
  el('input', {
    type: 'password',
    inputmode: 'numeric',
    pattern: '[0-9]{4,8}',
    autocomplete: 'off',
    required: '',
    title: 'Four to eight digits',
  });
const label = (text: string, field: HTMLElement) => el('label', {}, text, field);
const submit = (text: string) => el('button', { class: 'main' }, text);

function desk(title: string, nodes: Node[], focus: HTMLElement, done: () => void): void {
  const form = el('form', {}, el('h1', {}, title), ...nodes);
  form.onsubmit = (event) => {
    event.preventDefault();
    done();
  };
  show('en', [], [el('div', { class: 'desk' }, form)], [], focus);
}
