/** The widget as one tag: all there is to it, but one of the things that a browser waits for before `load`. */
export const tagOf = (origin: string, publicKey: string): string =>
  `<script async src="${origin}/widget.js" data-key="${publicKey}"></script>`;

/**
 * Brings the widget into a page by script, after the page's own `load` event, so that a Touchline that takes connections
 * and says nothing holds up nothing; calls made before are kept. It may run at any time, and more
 * than once.
 */
export const loaderOf = (origin: string, publicKey: string): string =>
  `window.touchline = window.touchline || function () {
  (touchline.q = touchline.q || []).push(arguments);
};
(function add() {
  if (document.readyState !== 'complete') return addEventListener('load', add);
  if (document.querySelector('script[data-key]')) return;
  var script = document.createElement('script');
  script.src = '${origin}/widget.js';
  script.dataset.key = '${publicKey}';
  document.head.append(script);
})();`;

/** What a business pastes into the page a customer sees when the touchpoint ends. */
export const snippetOf = (origin: string, publicKey: string, touchpoint: string): string =>
  `<script>
${loaderOf(origin, publicKey)}
touchline('ask', '${touchpoint}');
</script>`;
