/** Languages that are offered to choose from, as BCP 47 tags; any other can be written. */
export const LANGUAGES: readonly string[] = (
  'af am ar az be bg bn bs ca cs cy da de de-AT de-CH el en en-GB en-US es es-MX et eu fa fi fil fr fr-CA fr-CH ga gl ' +
  'gu he hi hr hu hy id ig is it ja ka kk km kn ko ku ky lo lt lv mk ml mn mr ms mt my nb ne nl nl-BE nn pa pl ps pt ' +
  'pt-BR ro ru si sk sl so sq sr sr-Latn sv sw ta te tg th tk tr uk ur uz vi xh yo zh zh-Hans zh-Hant zu'
).split(' ');

let names: Intl.DisplayNames | undefined;

/** "French (Canada)"; the tag itself where nobody knows its name. */
export function languageName(tag: string): string {
  names ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
