import type { IconName } from '@/components/ui/Icon';

/** Channels to choose from, in the order in which they are offered; anything else may be typed. */
export const CHANNELS: readonly { name: string; icon: IconName }[] = [
  { name: 'Website', icon: 'web' },
  { name: 'Online shop', icon: 'cart' },
  { name: 'Mobile app', icon: 'phone' },
  { name: 'Email', icon: 'mail' },
  { name: 'Phone', icon: 'phoneCall' },
  { name: 'Live chat', icon: 'chat' },
  { name: 'Messenger', icon: 'chat' },
  { name: 'SMS', icon: 'phone' },
  { name: 'Social media', icon: 'social' },
  { name: 'Online ad', icon: 'megaphone' },
  { name: 'Search engine', icon: 'search' },
  { name: 'Marketplace', icon: 'cart' },
  { name: 'Review site', icon: 'star' },
  { name: 'Video', icon: 'video' },
  { name: 'Video call', icon: 'video' },
  { name: 'Store', icon: 'shop' },
  { name: 'Showroom', icon: 'shop' },
  { name: 'On site', icon: 'shop' },
  { name: 'Branch', icon: 'shop' },
  { name: 'Event', icon: 'calendar' },
  { name: 'Kiosk', icon: 'screen' },
  { name: 'Home visit', icon: 'home' },
  { name: 'Doorstep', icon: 'truck' },
  { name: 'Packaging', icon: 'parcel' },
  { name: 'Direct mail', icon: 'print' },
  { name: 'Print', icon: 'print' },
  { name: 'Manual', icon: 'book' },
  { name: 'Invoice', icon: 'print' },
  { name: 'TV and radio', icon: 'screen' },
  { name: 'Outdoor', icon: 'megaphone' },
  { name: 'Customer portal', icon: 'person' },
  { name: 'Help centre', icon: 'help' },
  { name: 'Partner', icon: 'people' },
  { name: 'Referral', icon: 'people' },
];

/** Words by which a channel is recognised that is none of the list, most telling first. */
const WORDS: readonly (readonly [IconName, RegExp])[] = [
  ['video', /video|webinar|youtube|stream|zoom|teams\b/i],
  ['mail', /e-?mail|newsletter|inbox/i],
  ['chat', /chat|messag|whatsapp|messenger|telegram|bot\b/i],
  ['phoneCall', /phone|call|hotline|voice|switchboard/i],
  ['phone', /sms|text|app\b|mobile|push|wallet/i],
  ['megaphone', /\bads?\b|advert|campaign|banner|billboard|poster|outdoor/i],
  ['social', /social|instagram|facebook|tiktok|linkedin|pinterest/i],
  ['cart', /shop ?online|online ?(shop|store)|e-?commerce|market ?place|checkout|basket/i],
  ['shop', /shop|store|showroom|counter|branch|in person|on site|face to face/i],
  ['truck', /deliver|door|courier|van\b|shipping/i],
  ['parcel', /parcel|packag|unboxing/i],
  ['home', /home|visit|technician|installer/i],
  ['calendar', /event|fair|workshop|appointment|meeting|booking/i],
  ['screen', /kiosk|terminal|screen|tv\b|television|radio|cinema/i],
  ['book', /manual|guide|documentation|catalogue|book/i],
  ['print', /print|letter|post|brochure|paper|flyer|invoice|bill|mail/i],
  ['star', /review|rating/i],
  ['help', /help|support|faq|knowledge|self.?service/i],
  ['people', /referral|friend|word of mouth|community|partner|dealer|agent/i],
  ['person', /account|portal|profile|log.?in/i],
  ['search', /search|seo|google/i],
  ['web', /web|site|online|page|internet|blog/i],
];

/** The icon of a channel: of the list, else by a word in it, else one for whatever it is. */
export function channelIcon(channel: string): IconName {
  const name = channel.trim().toLowerCase();
  return (
    CHANNELS.find((known) => known.name.toLowerCase() === name)?.icon ??
    WORDS.find(([, words]) => words.test(channel))?.[0] ??
    'tag'
  );
}

/** What is offered where a channel is chosen: what is in use already, then the list. */
export function offeredChannels(used: readonly string[]): string[] {
  const known = new Set(used.map((name) => name.toLowerCase()));
  return [...used, ...CHANNELS.map(({ name }) => name).filter((name) => !known.has(name.toLowerCase()))];
}
