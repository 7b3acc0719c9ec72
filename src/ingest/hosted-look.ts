/**
 * Look of a survey page, with the values of the design's tokens: the page is one request and loads nothing else. The
 * scale never takes a colour, so that it leads nobody.
 */
export const PAGE_CSS = `
:root{color-scheme:light dark;--bg:#f8f8f6;--surface:#fff;--sunken:#f2f2ef;--line:#e5e4df;--ctl:#8b8a84;--ink:#17181b;--ink-2:#45484f;--ink-3:#676a72;--chosen:var(--ink);--on-chosen:#fff;--accent:#2b4fd0;--r:8px}
@media (prefers-color-scheme:dark){:root{--bg:#0d0e10;--surface:#141619;--sunken:#24272c;--line:#272a2f;--ctl:#6c7079;--ink:#ecedef;--ink-2:#b9bcc2;--ink-3:#8f939b;--on-chosen:#111214;--accent:#93a9ff}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;min-height:100dvh;display:grid;grid-template-rows:auto 1fr auto;background:var(--surface);color:var(--ink);font:16px/24px Inter,ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif;overflow-wrap:anywhere}
header,footer{padding:20px 32px;font-size:14px;line-height:20px}
header{font-weight:600}
footer{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;border-top:1px solid var(--line);color:var(--ink-3);font-size:12px;line-height:16px}
footer a{display:inline-block;padding:4px 0;color:var(--ink-2)}
footer svg{width:14px;height:14px;vertical-align:-3px;fill:currentColor}
nav{display:flex;flex-wrap:wrap;gap:4px 12px;flex:1}
main{width:min(584px,100%);margin:0 auto;padding:40px 32px;align-self:center}
h1{margin:0 0 24px;font-size:32px;line-height:40px;font-weight:600;letter-spacing:-.02em;text-wrap:balance}
p{margin:0}
fieldset{margin:0;padding:0;border:0;min-width:0}
svg{flex:none;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.scale{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:8px}
.scale button,.scale span{display:flex;gap:8px;align-items:center;justify-content:center;width:100%;height:64px;padding:0;border:1px solid var(--ctl);border-radius:var(--r);background:var(--surface);color:var(--ink);font:inherit;font-size:20px;font-weight:600;font-variant-numeric:tabular-nums;cursor:pointer}
.scale button:hover,.scale span:hover{background:var(--sunken)}
.scale label{position:relative;display:block}
.scale input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.scale input:checked+span{background:var(--chosen);border-color:var(--chosen);color:var(--on-chosen)}
.scale input:checked+span svg{stroke:var(--on-chosen)}
.scale svg{width:20px;height:20px}
.smiley svg{width:40px;height:40px;stroke-width:.95}
.smiley button,.smiley span{border-color:transparent}
.thumbs .down svg{transform:scaleY(-1)}
.nps{gap:4px}
.ends{display:flex;justify-content:space-between;gap:16px;margin-top:8px;color:var(--ink-3);font-size:14px;line-height:20px}
.note{display:flex;gap:8px;margin:-8px 0 24px;color:var(--ink-2);font-size:14px;line-height:20px}
.bad{padding:12px 16px;border:1px solid var(--ctl);border-radius:var(--r);margin-top:0}
.more{display:block;margin:32px 0 8px;font-size:14px;line-height:20px;font-weight:600}
textarea{display:block;width:100%;min-height:96px;padding:10px 12px;border:1px solid var(--ctl);border-radius:var(--r);background:var(--surface);color:var(--ink);font:inherit;resize:vertical}
textarea::placeholder{color:var(--ink-3);opacity:1}
.choices{margin-top:32px}
.choices .more{margin:0 0 8px;padding:0}
.choices label{display:flex;gap:12px;align-items:center;min-height:44px;padding:8px 12px;border:1px solid var(--ctl);border-radius:var(--r);cursor:pointer}
.choices label+label{margin-top:8px}
.choices label:hover{background:var(--sunken)}
.choices label:has(:checked){border-color:var(--chosen);box-shadow:inset 0 0 0 1px var(--chosen)}
.choices input{flex:none;width:18px;height:18px;margin:0;accent-color:var(--chosen)}
a.send{display:inline-flex;align-items:center;margin-top:24px;text-decoration:none}
.send{margin-top:16px;height:44px;padding:0 20px;border:1px solid var(--chosen);border-radius:var(--r);background:var(--chosen);color:var(--on-chosen);font:inherit;font-weight:600;cursor:pointer}
.rest{color:var(--ink-2)}
:focus-visible,input:focus-visible+span{outline:2px solid var(--accent);outline-offset:2px}
@media (max-width:560px){header,footer{padding:16px}main{padding:24px 16px;align-self:start}h1{font-size:24px;line-height:32px}.scale{gap:6px}.scale button,.scale span{height:56px}.nps{grid-auto-flow:row;grid-template-columns:repeat(6,minmax(0,1fr))}.smiley svg{width:36px;height:36px}}
`;

/**
 * Courtesies to browsers with JavaScript; the page works without. A display is told once the page has been in
 * sight for a second, because who only fetches a link, as scanners of mail do, has not seen it. An id stays with its
 * entry in the history, so that who goes back changes the answer and gives no second one; it goes along
 * into another language, and leaves the address as soon as it has arrived.
 */
export const PAGE_SCRIPT = `
(() => {
  const form = document.forms[0];
  if (!form) return;
  const { key, touchpoint, source, asked } = form.dataset;
  const id = form.elements.id;
  try {
    if (asked) {
      const page = (address) => address.split(/[?#]/)[0];
      const brought = page(document.referrer) === page(location.href) && location.hash.slice(1);
      if (history.state && history.state.id) id.value = history.state.id;
      else if (/^[0-9a-f-]{36}$/i.test(brought)) id.value = brought;
      history.replaceState({ id: id.value }, '', location.pathname + location.search);
    }
  } catch {}
  for (const link of document.querySelectorAll('nav a')) link.hash = id.value;
  let sent = false;
  form.addEventListener('submit', (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener('pageshow', () => {
    sent = false;
  });
  if (!asked) return;
  let told = false;
  const see = () => {
    if (document.hidden || told) return;
    setTimeout(() => {
      if (document.hidden || told) return;
      told = true;
      fetch('/api/v1/displays', {
        method: 'POST',
        body: JSON.stringify({ key, touchpoint, survey: form.elements.survey.value, id: id.value, source }),
        keepalive: true,
      }).catch(() => {});
    }, 1000);
  };
  document.addEventListener('visibilitychange', see);
  see();
})();
`;
