import type { SurveyType } from '@/contract/survey';
import type { SurveyTexts } from '@/contract/widget';

/**
 * English texts a new survey begins with. The wording is neutral: it supposes neither a good nor a bad experience,
 * and both ends of the scale are equally strong.
 */
export function defaultTexts(type: SurveyType, touchpointName: string): SurveyTexts {
  const followUp = 'What is the main reason for your answer?';
  const thanks = 'Thank you. Your answer has arrived.';
  switch (type) {
    case 'csat':
      return {
        question: `How satisfied or dissatisfied are you with: ${touchpointName}?`,
        low: 'Very dissatisfied',
        high: 'Very satisfied',
        followUp,
        thanks,
      };
    case 'smiley':
      return {
        question: `How was this for you: ${touchpointName}?`,
        low: 'Very bad',
        high: 'Very good',
        followUp,
        thanks,
      };
    case 'nps':
      return {
        question: 'How likely or unlikely are you to recommend us to a friend or colleague?',
        low: 'Not at all likely',
        high: 'Extremely likely',
        followUp,
        thanks,
      };
    case 'ces':
      return {
        question: `How difficult or easy was this: ${touchpointName}?`,
        low: 'Very difficult',
        high: 'Very easy',
        followUp,
        thanks,
      };
    case 'thumbs':
      return {
        question: `Did this help you or not: ${touchpointName}?`,
        low: 'No',
        high: 'Yes',
        followUp,
        thanks,
      };
  }
}
