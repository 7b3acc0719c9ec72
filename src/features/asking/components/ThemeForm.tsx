'use client';

import type { FormEvent } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Select } from '@/components/ui/Select';
import type { Theme } from '@/contract/widget';
import { contrastFaults, modesOf, paletteOf, ratioText } from '@/domain/contrast';
import { AskingConflict } from './AskingConflict';
import type { AskingFormProps } from './AskingPage';

const COLOURS = [
  { name: 'accent', label: 'Accent', hint: 'What was chosen, buttons, the tab.' },
  { name: 'paper', label: 'Paper', hint: 'The ground of the card.' },
  { name: 'ink', label: 'Ink', hint: 'Texts and lines.' },
] as const;
const isMode = (mode: string): mode is 'light' | 'dark' => mode === 'light' || mode === 'dark';
const HEX = /^#[0-9a-f]{6}$/i;

/** Colours and shape in which every survey asks, with a sample that follows each stroke. */
export function ThemeForm({ drafting, fields, mayEdit, busy, failure, onSave }: AskingFormProps) {
  const { draft, set } = drafting;
  const { mode, side, radius, font } = draft;
  const valid: Theme = {
    ...(isMode(mode) ? { mode } : {}),
    ...(radius.trim() === '' ? {} : { radius: Number(radius) }),
    ...(font.trim() === '' ? {} : { font }),
  };
  for (const { name } of COLOURS) if (HEX.test(draft[name].trim())) valid[name] = draft[name].trim();
  const faults = contrastFaults(valid);
  const said = (name: string) => failure?.issues?.find(({ path }) => path === `change.${name}`)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  const ownLook = Object.fromEntries(fields.map((field) => [field, '']));
  return (
    <section className="sec">
      <header>
        <h2>Look</h2>
      </header>
      <form className="body asking-form" onSubmit={submit}>
        <div className="asking-look">
          <div className="asking-fields">
            <Select
              label="Mode"
              hint="A mail is dark only where this says so. A kiosk without any look of yours is dark."
              value={isMode(mode) ? mode : 'auto'}
              disabled={!mayEdit}
              options={[
                { value: 'auto', label: 'As the customer’s device' },
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
              onChange={(chosen) => set({ mode: chosen === 'auto' ? '' : chosen })}
            />
            {COLOURS.map(({ name, label, hint }) => {
              const fault = faults.find(({ path }) => path === name);
              const own = paletteOf({}, modesOf(valid)[0] ?? 'light')[name];
              return (
                <div key={name} className="asking-colour">
                  <input
                    type="color"
                    aria-label={`Choose the ${name}`}
                    disabled={!mayEdit}
                    value={valid[name] ?? own}
                    onChange={({ target }) => set({ [name]: target.value })}
                  />
                  <Field
                    label={label}
                    hint={hint}
                    placeholder="Touchline’s own"
                    readOnly={!mayEdit}
                    value={draft[name]}
                    onChange={({ target }) => set({ [name]: target.value })}
                    error={
                      fault
                        ? `${fault.what}: ${ratioText(fault.ratio)} in ${fault.mode} mode, ${fault.least} : 1 is needed.`
                        : said(name)
                    }
                  />
                </div>
              );
            })}
            <Field
              label="Corners, in pixels"
              type="number"
              min={0}
              max={24}
              placeholder="8"
              readOnly={!mayEdit}
              value={radius}
              onChange={({ target }) => set({ radius: target.value })}
              error={said('radius')}
            />
            <Field
              label="Font"
              hint="One that your pages have: the widget loads none."
              placeholder="Inter, sans-serif"
              readOnly={!mayEdit}
              value={font}
              onChange={({ target }) => set({ font: target.value })}
              error={said('font')}
            />
            <Select
              label="Side of pop-over and tab"
              value={side === 'start' ? 'start' : 'end'}
              disabled={!mayEdit}
              options={[
                { value: 'end', label: 'Where lines end' },
                { value: 'start', label: 'Where lines begin' },
              ]}
              onChange={(chosen) => set({ side: chosen === 'end' ? '' : chosen })}
            />
          </div>
          <div className="asking-samples" aria-hidden="true">
            {modesOf(valid).map((mode) => (
              <Sample key={mode} theme={valid} mode={mode} />
            ))}
          </div>
        </div>
        <p role="alert" className="text-danger empty:hidden">
          {failure?.message}
        </p>
        <AskingConflict fields={fields} drafting={drafting} />
        {mayEdit ? (
          <div className="row">
            <Button type="submit" busy={busy} disabled={!drafting.edit(fields)}>
              Save look
            </Button>
            {fields.some((field) => draft[field] !== '') ? (
              <Button kind="ghost" onClick={() => set(ownLook)}>
                Touchline’s own
              </Button>
            ) : null}
          </div>
        ) : null}
      </form>
    </section>
  );
}

function Sample({ theme, mode }: { theme: Theme; mode: 'light' | 'dark' }) {
  const { paper, ink, quiet, accent, onAccent } = paletteOf(theme, mode);
  const radius = `${theme.radius ?? 8}px`;
  return (
    <div
      className="asking-sample"
      style={{ background: paper, color: ink, borderRadius: `calc(${radius} * 1.5)`, fontFamily: theme.font }}
    >
      <strong>How was paying?</strong>
      <span className="asking-scale">
        {[1, 2, 3, 4, 5].map((score) => (
          <span
            key={score}
            style={{
              borderRadius: radius,
              borderColor: score === 4 ? accent : quiet,
              ...(score === 4 ? { background: accent, color: onAccent } : {}),
            }}
          >
            {score}
          </span>
        ))}
      </span>
      <span className="asking-ends" style={{ color: quiet }}>
        <span>Very bad</span>
        <span>Very good</span>
      </span>
    </div>
  );
}
