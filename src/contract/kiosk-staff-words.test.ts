import { expect, test } from 'vitest';
import { staffWords } from './kiosk-staff-words';
import { KIOSK_WORDS } from './kiosk-words';

test('staff read every word in the first language of their device that there are words in', () => {
  expect(staffWords(['yi', 'de-AT', 'fr'])).toMatchObject({ tag: 'de', start: 'Starten' });
  expect(staffWords(['tlh'])).toMatchObject({ tag: 'en', wrong: 'That is not the PIN.' });
  expect(staffWords(['zh-TW']).tag).toBe('zh-hant');
  for (const tag of Object.keys(KIOSK_WORDS)) {
    const words = staffWords([tag]);
    expect(Object.values(words).every(Boolean), tag).toBe(true);
    expect(words.kept, tag).toContain('{n}');
    expect(words.sent, tag).not.toContain('{n}');
  }
});
