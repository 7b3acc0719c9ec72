import { snippetOf, tagOf } from '@/features/key/prepare';
import { SHOP_CSS, SHOP_SCRIPT, SOFA } from './prepare/shop';
import type { ShopPage } from './schema';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, within quotes too. */
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const DAY_MS = 86_400_000;
const ZONE = 'Europe/London';

/** The days a delivery could come, from the day after tomorrow on, Sundays left out. */
function slots(now: Date): { short: string; long: string; hours: string }[] {
  const short = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', timeZone: ZONE });
  const long = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: ZONE,
  });
  const hours = ['Full', '8:00–14:00', 'Full', '12:00–18:00'];
  return Array.from({ length: 5 }, (_, index) => new Date(now.getTime() + (index + 2) * DAY_MS))
    .filter((date) => !short.format(date).startsWith('Sun'))
    .slice(0, hours.length)
    .map((date, index) => ({
      short: short.format(date),
      long: long.format(date),
      hours: hours[index] ?? '',
    }));
}

/** The sample shop as a whole HTML page: nothing of Touchline's in it but what a shop would paste. */
export function shopHtml({ widgetOrigin, publicKey, touchpoints, first, mapUrl, now }: ShopPage): string {
  const days = slots(now);
  const booked = days[1];
  const embed = tagOf(safe(widgetOrigin), safe(publicKey));
  const buttons = touchpoints.map(
    ({ slug, name }) => `<li><button type="button" data-ask="${safe(slug)}">${safe(name)}</button></li>`,
  );
  const dates = days.map(
    (day) =>
      `<li${day === booked ? ' class="on" aria-current="date"' : ''}>${safe(day.short)}<br><i>${safe(day.hours)}</i></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Your delivery · example.shop</title>
<style>${SHOP_CSS}</style>
<link rel="icon" href="/icon.svg">
${embed}
</head>
<body data-first="${safe(first ?? '')}" data-key="${safe(publicKey)}" data-origin="${safe(widgetOrigin)}">
<header><b>example.shop</b><ul><li>Sofas</li><li>Chairs</li><li>Beds</li><li>Lighting</li></ul><span>Basket (1)</span></header>
<main>
<div>
<p class="k">Order 20931</p>
<h1>${safe(booked?.long ?? '')}, 8:00 to 14:00</h1>
<p class="s">Your delivery slot is booked. We will text the crew’s number on the morning.</p>
<ul class="slots">${dates.join('')}</ul>
</div>
<figure>${SOFA}<figcaption>Three-seater, oat bouclé<br><span>£1,240</span></figcaption></figure>
</main>
<aside aria-labelledby="about">
<h2 id="about">A sample shop, with a real question</h2>
<p>This page is plain HTML on an origin of its own. The card in the corner comes from Touchline, as it does with the snippet below. Answer it, and watch the map.</p>
<pre><code>${safe(first ? snippetOf(widgetOrigin, publicKey, first) : embed)}</code></pre>
<p id="ask">Ask a customer at</p>
<ul class="asks" aria-labelledby="ask">${buttons.join('')}</ul>
<p class="status" role="status" data-status></p>
<p><a class="map" href="${safe(mapUrl)}" target="_blank" rel="noopener">Watch the map</a></p>
</aside>
<script>${SHOP_SCRIPT}</script>
</body>
</html>
`;
}
