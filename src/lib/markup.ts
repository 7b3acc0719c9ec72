const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in mark-up, between tags and in quoted attributes. */
export const escapeMarkup = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Mark-up that is finished: whoever makes one has escaped what came from elsewhere. */
export class Markup {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Part = Markup | string | number | null | false | undefined;

/** Mark-up with values put in, each escaped unless it is mark-up itself; null, false and undefined are nothing. */
export function markup(strings: TemplateStringsArray, ...values: (Part | Part[])[]): Markup {
  const written = (value: Part | Part[]): string => {
    if (Array.isArray(value)) return value.map(written).join('');
    if (value === null || value === undefined || value === false) return '';
    return value instanceof Markup ? value.text : escapeMarkup(String(value));
  };
  return new Markup(strings.reduce((text, part, index) => text + written(values[index - 1]) + part));
}
