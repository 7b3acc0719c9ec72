/** Letters of a theme's name at most. */
export const THEME_LENGTH = 80;
/** Letters of an insight made from a theme. */
export const INSIGHT_LENGTH = 300;
/** Themes that are merged at once. */
export const MOST_MERGED = 50;
/** Comments that come with an insight as its evidence, the newest. */
export const MOST_EVIDENCE = 10;
/** Comments that must speak of a theme. */
export const THEME_FROM = 5;
/** What is no word of any language: pictures. As in ISO 639, "no linguistic content". */
export const PICTURES = 'zxx';
/** Nobody can tell which language it is. */
export const UNKNOWN = 'und';
