/** Line drawings of the scales, as SVG paths on a square of 16 units, wherever a customer is asked. */
export const FACE = 'M8 1.7a6.3 6.3 0 1 1 0 12.6A6.3 6.3 0 0 1 8 1.7M5.8 6.5v.4M10.2 6.5v.4';

/** From very unhappy to very happy, drawn onto `FACE`; the first has brows. */
export const MOUTHS = [
  'M4.3 4.8l2 .7M11.7 4.8l-2 .7M4.7 11q3.3-4 6.6 0',
  'M5 10.5q3-2.1 6 0',
  'M5 10h6',
  'M5 9.5q3 2.1 6 0',
  'M4.5 9q3.5 4.4 7 0z',
] as const;

/** A thumb that points up. */
export const THUMB = 'M5 14.5V7l3-5q2 0 1.5 2.2L9 6.5h3.5q1.5.3 1.3 1.8l-1.3 4.7q-.4 1.3-1.8 1.5H2.5V7H5';

/** The sign of Touchline. */
export const SIGN = 'M1.6 10.5h12.8M8.8 4a2 2 0 1 1 0 4 2 2 0 0 1 0-4';
