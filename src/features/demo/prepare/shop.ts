/** Look of the sample shop: a brand that is plainly not Touchline's. */
export const SHOP_CSS = `
*{box-sizing:border-box;margin:0;padding:0}
body{min-height:100vh;background:#f6f1e8;color:#2f2a22;font:18px/28px Georgia,"Liberation Serif","DejaVu Serif",serif;padding:0 clamp(20px,6.700vw,96px);color-scheme:light}
ul{list-style:none}
header{display:flex;align-items:center;justify-content:space-between;gap:24px;height:88px;border-bottom:1px solid #ddd3c1;font-size:16px}
header b{font-size:22px;letter-spacing:-.01em}
header ul{display:flex;gap:40px}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,440px);gap:clamp(32px,6.700vw,96px);padding:72px 0 64px}
.k{font-size:15px;color:#6f6454}
h1{font-weight:400;font-size:clamp(32px,3.600vw,46px);line-height:1.170;letter-spacing:-.015em;margin:12px 0 20px;text-wrap:balance}
.s{color:#5d5446;max-width:44ch}
.slots{display:grid;grid-template-columns:repeat(auto-fit,minmax(112px,1fr));gap:12px;max-width:564px;margin-top:36px}
.slots li{border:1px solid #cfc3ae;padding:14px 16px;font-size:16px;line-height:24px}
.slots .on{border:2px solid #2f2a22;padding:13px 15px}
i,figcaption span{font-style:normal;color:#6f6454;font-size:14px}
figure{background:#ebe3d4;padding:64px 40px 28px;align-self:start}
figure svg{display:block;width:100%;height:auto}
figcaption{font-size:16px;line-height:24px;margin-top:48px}
aside{border-top:1px solid #ddd3c1;padding:40px 0 160px;max-width:720px;font-size:16px;line-height:26px;color:#5d5446}
h2{font-weight:400;font-size:24px;line-height:32px;color:#2f2a22;margin-bottom:8px}
pre{margin:16px 0 24px;padding:12px 16px;background:#ebe3d4;color:#2f2a22;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/20px ui-monospace,Menlo,Consolas,monospace}
.asks{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0 16px}
button{min-height:44px;padding:0 16px;border:1px solid #8a7d68;background:none;color:#2f2a22;font:inherit;cursor:pointer}
button:hover{background:#ebe3d4}
button:focus-visible,a:focus-visible{outline:2px solid #2f2a22;outline-offset:2px}
.status{min-height:26px;color:#2f2a22}
.map{display:inline-block;padding:9px 0;color:#2f2a22;text-underline-offset:4px}
@media (max-width:900px){header ul{display:none}main{grid-template-columns:minmax(0,1fr);padding-top:40px}}
`;

/**
 * The shop's own script. It speaks to the widget as any page would; what it needs to know stands in the page's data.
 * `reset` forgets that anything was asked, because here one person plays many customers.
 */
export const SHOP_SCRIPT = `
window.touchline = window.touchline || function () { (touchline.q = touchline.q || []).push(arguments) };
(function () {
  var page = document.body.dataset, list = document.querySelector('.asks'), status = document.querySelector('[data-status]');
  var open = false;
  function say(text) { status.textContent = text }
  function on(name, act) { document.addEventListener('touchline:' + name, function (event) { act(event.detail) }) }
  on('displayed', function () { open = true; say('The question is on the page.') });
  on('answered', function (given) { say('Rated ' + given.score + '. It is on its way to the map.') });
  on('completed', function () { open = false; say('Answered. Look at the map.') });
  on('dismissed', function () { open = false; say('Closed without an answer. That counts as shown.') });
  on('error', function (failure) { open = false; say('The widget reports: ' + (failure.message || failure.code)) });
  list.addEventListener('click', function (event) {
    var slug = event.target.dataset.ask;
    if (!slug) return;
    if (open) return say('One question at a time: answer or close the one on the page first.');
    // A card that says thank you leaves by itself after a while; the next customer does not wait for it.
    var thanks = document.querySelector('body > [popover]');
    if (thanks) thanks.remove();
    say('');
    touchline('reset');
    touchline('ask', slug);
  });
  if (page.first) { touchline('reset'); touchline('ask', page.first) }
  if (list.children.length) return;
  fetch(page.origin + '/api/v1/widget/' + page.key, { credentials: 'omit' }).then(function (answer) {
    if (!answer.ok) throw Error('The key is not known.');
    return answer.json();
  }).then(function (config) {
    Object.keys(config.surveys).forEach(function (slug) {
      var button = document.createElement('button');
      button.type = 'button';
      button.dataset.ask = button.textContent = slug;
      list.appendChild(document.createElement('li')).appendChild(button);
    });
    if (!list.children.length) say('No survey of this workspace is published yet.');
  }).catch(function (error) { say(error.message) });
})();
`;

export const SOFA = `<svg viewBox="0 0 240 130" fill="none" stroke="#5d5446" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" role="img" aria-label="A three-seater sofa"><path fill="#cdbfa6" d="M40 66V34c0-8 5-13 13-13h134c8 0 13 5 13 13v32"/><path fill="#d9ccb5" d="M40 66h160v30H40z"/><path fill="#c2b297" d="M20 62c0-8 20-8 20 0v42H20zM200 62c0-8 20-8 20 0v42h-20z"/><path d="M120 22v74M40 104h160M30 104v12M210 104v12"/></svg>`;
