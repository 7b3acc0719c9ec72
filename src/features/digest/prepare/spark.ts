import type { FigureView } from '@/features/overview/prepare/figures';

const [WIDTH, HEIGHT, PAD] = [120, 32, 4];
/** Readable on white as on black: mails do not say on what they are read. */
const [LINE, BAND] = ['#4f6ee8', '#4f6ee8'];

/**
 * The small line of a figure with its interval band, as SVG without texts. What is not known is a gap, what rests on few
 * answers is dotted and ends hollow. Empty where nothing is known.
 */
export function drawSpark({ points, min, max }: FigureView['spark']): string {
  const x = (place: number) => PAD + ((WIDTH - 2 * PAD) * place) / Math.max(1, points.length - 1);
  const y = (value: number) => HEIGHT - PAD - ((HEIGHT - 2 * PAD) * (value - min)) / (max - min || 1);
  const known = points.flatMap(({ value, low, high, hollow }, place) =>
    value === null ? [] : [{ place, value, low: low ?? value, high: high ?? value, hollow: hollow === true }],
  );
  if (known.length === 0) return '';
  const parts = known.map((is, at) => {
    const band = `M${x(is.place)},${y(is.high)}V${y(is.low)}`;
    const was = known[at - 1];
    if (!was || was.place !== is.place - 1)
      return `<path d="${band}" stroke="${BAND}" stroke-opacity=".25" stroke-width="4"/>`;
    const [a, b] = [x(was.place), x(is.place)];
    const area = `M${a},${y(was.high)}L${b},${y(is.high)}V${y(is.low)}L${a},${y(was.low)}z`;
    const dots = was.hollow || is.hollow ? ' stroke-dasharray="1 4"' : '';
    return (
      `<path d="${area}" fill="${BAND}" fill-opacity=".25"/>` +
      `<path d="M${a},${y(was.value)}L${b},${y(is.value)}" stroke="${LINE}" stroke-width="1.75" stroke-linecap="round"${dots}/>`
    );
  });
  const last = known.at(-1);
  const end = last
    ? `<circle cx="${x(last.place)}" cy="${y(last.value)}" r="2.75" stroke="${LINE}" stroke-width="1.5" fill="${last.hollow ? '#ffffff' : LINE}"/>`
    : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" fill="none">${parts.join('')}${end}</svg>`;
}
