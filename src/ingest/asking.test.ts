import { expect, test } from 'vitest';
import { textsOf } from './asking';

const own = { question: 'War es gut?', low: 'Leider nein', high: 'Ja, gern', followUp: '', thanks: 'Danke.' };
const bare = { question: '?', low: '', high: '', followUp: '', thanks: '' };

test('thanks, yes and no stay empty only where Touchline has words in the language', () => {
  const texts = { de: own, ja: bare, yo: bare };
  const all = textsOf({ type: 'thumbs', texts, settings: {} }, 'de');
  expect(all.ja).toMatchObject({ low: '', high: '', thanks: '' });
  expect(all.yo).toMatchObject({ low: 'Leider nein', high: 'Ja, gern', thanks: 'Danke.' });
});
