/** What a business pastes into the page a customer sees when the touchpoint ends. */
export function snippetOf(origin: string, publicKey: string, touchpoint: string): string {
  return [
    `<script async src="${origin}/widget.js" data-key="${publicKey}"></script>`,
    '<script>',
    '  window.touchline = window.touchline || function () {',
    '    (touchline.q = touchline.q || []).push(arguments)',
    '  }',
    `  touchline('ask', '${touchpoint}')`,
    '</script>',
  ].join('\n');
}
