import { expect, test } from 'vitest';
import { CHANNELS, channelIcon, offeredChannels } from './channels';

test.each([
  ['Video', 'video'],
  ['video ', 'video'],
  ['Live chat', 'chat'],
  ['WhatsApp', 'chat'],
  ['Delivery van', 'truck'],
  ['Newsletter', 'mail'],
  ['Direct mail', 'print'],
  ['Post office counter', 'shop'],
  ['Showroom Lyon', 'shop'],
  ['Hotline', 'phoneCall'],
  ['Rauchzeichen', 'tag'],
])('%s is drawn as %s', (channel, icon) => {
  expect(channelIcon(channel)).toBe(icon);
});

test('channels in use come first and are not offered twice', () => {
  const offered = offeredChannels(['Doorstep', 'email']);
  expect(offered.slice(0, 2)).toEqual(['Doorstep', 'email']);
  expect(offered).toHaveLength(CHANNELS.length);
});
