import type { SurveyType } from '@/contract/survey';
import type { SurveyTexts, WidgetConfig, WidgetSurvey } from '@/contract/widget';
import { WORDS } from '@/contract/words';

const survey = (type: SurveyType, en: SurveyTexts, more: Record<string, SurveyTexts> = {}): WidgetSurvey => ({
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
