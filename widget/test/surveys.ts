import type { SurveyType } from '@/contract/survey';
import type { FollowUp, WidgetConfig, WidgetSurvey, WidgetTexts } from '@/contract/widget';
import { WORDS } from '@/contract/words';

const survey = (type: SurveyType, en: WidgetTexts, more: Record<string, WidgetTexts> = {}): WidgetSurvey => ({
  id: `survey-${type}`,
  type,
  texts: { en, ...more },
});

const followUp = 'You chose {score}. What should we change?';
const thanks = 'Thank you. The delivery team reads every comment. Yours goes to them now.';

/** Fresh for every test, which may change it. */
export const makeConfig = (): WidgetConfig => ({
  v: 1,
  locale: 'en',
  ui: { ...WORDS },
  // Most tests ask more than one question; those about the budget set their own.
  budget: { questions: 99, days: 7 },
  surveys: {
    slot: survey(
      'csat',
      {
        question: 'How was picking your delivery slot?',
        low: 'Very poor',
        high: 'Very good',
        followUp,
        thanks,
      },
      {
        ar: {
          question: 'كيف كان اختيار موعد التوصيل؟',
          low: 'سيّئ جدًا',
          high: 'ممتاز',
          followUp: 'ما الذي ينبغي أن نغيّره؟',
          thanks: '',
        },
        'pt-BR': {
          question: 'Como foi escolher o horário?',
          low: 'Ruim',
          high: 'Ótimo',
          followUp: '',
          thanks: '',
        },
      },
    ),
    recommend: survey('nps', {
      question: 'How likely are you to recommend us to a friend?',
      low: 'Not at all',
      high: 'Extremely',
      followUp,
      thanks,
    }),
    effort: survey('ces', {
      question: 'It was easy to pick a delivery slot.',
      low: 'Strongly disagree',
      high: 'Strongly agree',
      followUp,
      thanks,
    }),
    delivery: survey('smiley', {
      question: 'How did the delivery go?',
      low: 'Very unhappy',
      high: 'Very happy',
      followUp,
      thanks,
    }),
    reviews: survey('thumbs', {
      question: 'Did the reviews help you decide?',
      low: '',
      high: '',
      followUp: '',
      thanks: '',
    }),
  },
});

/** Gives the slot's survey questions after the score, one of each kind, and words for them. */
export function askMore(config: WidgetConfig, followUps: FollowUp[]): WidgetSurvey {
  const { slot } = config.surveys;
  const words = slot?.texts.en;
  if (!slot || !words) throw new Error('The slot is not asked about');
  slot.followUps = followUps;
  words.more = {
    why: {
      question: 'Why a {score}?',
      choices: { price: 'The price', choice: 'The choice', rude: 'Somebody was rude' },
    },
    what: {
      question: 'What was wrong?',
      choices: { late: 'Too late', early: 'Too early', none: 'None left' },
    },
    when: { question: 'Which time would suit you?' },
    say: { question: 'What else should we know?' },
  };
  return slot;
}

export const WHY: FollowUp = { id: 'why', kind: 'single', choices: ['price', 'choice', 'rude'] };
export const WHAT: FollowUp = { id: 'what', kind: 'multiple', choices: ['late', 'early', 'none'] };
export const WHEN: FollowUp = { id: 'when', kind: 'text' };
export const SAY: FollowUp = { id: 'say', kind: 'comment' };
