import { formatCount } from '@/domain/format';
import type { Step, StepId } from '@/domain/steps';

interface StepWords {
  title: string;
  /** What it is for. */
  why: string;
  count: (step: Step) => string;
  /** What its link says. */
  go: string;
}

const STEP_WORDS: Record<StepId, StepWords> = {
  outline: {
    title: 'Outline the stages',
    why: 'The journey in a few columns, from the first contact to what comes after the purchase.',
    count: ({ count }) => `${count} of 3 phases have a stage: before, at and after the purchase`,
    go: 'Go to the stages',
  },
  list: {
    title: 'List the touchpoints',
    why: 'Everything customers see, use or hear from you, also off the web.',
    count: ({ count, of }) => (of === 0 ? 'No stage yet' : `${count} of ${of} stages have touchpoints`),
    go: 'Add touchpoints',
  },
  notes: {
    title: 'Note pain points and delights',
    why: 'What hurts and what pleases, with what customers said to show for it.',
    count: ({ count, of }) =>
      of === 0 ? 'No touchpoint yet' : `${count} of ${of} touchpoints have a note with evidence`,
    go: 'Note one',
  },
  opportunities: {
    title: 'Find opportunities',
    why: 'Something that could be done where it hurts.',
    count: ({ count, of }) =>
      of === 0
        ? 'No pain point noted yet'
        : `${count} of ${of} touchpoints with a pain point have an opportunity`,
    go: 'Add an opportunity',
  },
  align: {
    title: 'Align operations and strategy',
    why: 'Who is responsible for each touchpoint, and which promise it must keep.',
    count: ({ count, of }) =>
      of === 0 ? 'No touchpoint yet' : `${count} of ${of} touchpoints have a department and a promise`,
    go: 'Set the next one',
  },
  implement: {
    title: 'Implement changes',
    why: 'Opportunities become actions: owned, under way, shipped.',
    count: ({ count, of }) =>
      of === 0 ? 'No action under way yet' : `${count} of ${formatCount(of, 'action')} shipped`,
    go: 'Open the opportunities',
  },
  monitor: {
    title: 'Monitor and measure',
    why: 'Ask at the touchpoints and hear from customers all the time.',
    count: ({ count, of }) =>
      of === 0 ? 'No touchpoint yet' : `${count} of ${of} touchpoints were heard from lately`,
    go: 'Go to the next survey',
  },
};

export interface StepView extends Step {
  number: number;
  title: string;
  why: string;
  progress: string;
  go: string;
}

export interface StepsView {
  steps: StepView[];
  done: number;
  /** The first that is not done; null when all are. */
  current: StepView | null;
}

export function prepareSteps(steps: readonly Step[]): StepsView {
  const views = steps.map((step, index): StepView => {
    const { title, why, count, go } = STEP_WORDS[step.id];
    return { ...step, number: index + 1, title, why, progress: count(step), go };
  });
  return {
    steps: views,
    done: views.filter(({ done }) => done).length,
    current: views.find(({ done }) => !done) ?? null,
  };
}
