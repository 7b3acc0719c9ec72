import type { Asking, Theme } from '@/contract/widget';
import type { AskingValues } from './schema';

/** One question in seven days, if nothing else was said. */
const USUAL_BUDGET = { questions: 1, days: 7 } as const;

const OWN_LOOK: Readonly<Record<keyof Theme, null>> = {
  mode: null,
  accent: null,
  paper: null,
  ink: null,
  radius: null,
  font: null,
  side: null,
};

/** How surveys ask, with what was never said as it usually is. */
export const valuesOf = ({ budget = USUAL_BUDGET, consent, theme = {} }: Asking): AskingValues => ({
  questions: budget.questions,
  days: budget.days,
  consent: consent === true,
  ...OWN_LOOK,
  ...theme,
});

/** The same as it is stored, and told to pages: what is as usual is left out. */
export function askingOf({ questions, days, consent, ...look }: AskingValues): Asking {
  const isUsual = questions === USUAL_BUDGET.questions && days === USUAL_BUDGET.days;
  const said = Object.entries(look).filter(([, value]) => value !== null && value !== '');
  return {
    ...(isUsual ? {} : { budget: { questions, days } }),
    ...(consent ? { consent: true as const } : {}),
    ...(said.length > 0 ? { theme: Object.fromEntries(said) as Theme } : {}),
  };
}
