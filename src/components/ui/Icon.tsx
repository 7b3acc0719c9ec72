/** Line icons on a 16 px grid, always beside a word or with a label on the control around them. */
const PATHS = {
  add: 'M8 3v10M3 8h10',
  bell: 'M4 11V7.2a4 4 0 0 1 8 0V11l1 1.5H3zM6.7 14.2h2.6',
  book: 'M8 4C6.5 3 4.5 2.8 2.5 3v9.5c2-.2 4 0 5.5 1 1.5-1 3.5-1.2 5.5-1V3c-2-.2-4 0-5.5 1zM8 4v9.5',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5',
  cart: 'M1.5 2.5H3l1.7 7.8h7.2l1.6-5.8H3.5M5.8 13.5h.01M11 13.5h.01',
  chart: 'M2.5 13.5V8M6.2 13.5V4M9.8 13.5v-7M13.5 13.5V2.5',
  chat: 'M2.5 3h11v8H7l-3 2.5V11H2.5z',
  check: 'M3 8.5 6.5 12 13 4.5',
  chevronDown: 'M4 6l4 4 4-4',
  chevronLeft: 'M10 4 6 8l4 4',
  chevronRight: 'M6 4l4 4-4 4',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6',
  close: 'M4 4l8 8M12 4l-8 8',
  code: 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  download: 'M8 2.5V10M5 7l3 3 3-3M3 9v4.5h10V9',
  flag: 'M3.5 14V2.5h8l-1.5 3 1.5 3h-8',
  grip: 'M6 3.5h.01M10 3.5h.01M6 8h.01M10 8h.01M6 12.5h.01M10 12.5h.01',
  help: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.3 6.3a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.8.6-.8 1.1M8 11.2h.01',
  home: 'M2 8l6-5.5L14 8M3.8 6.8v6.7h8.4V6.8M6.5 13.5v-4h3v4',
  lanes: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  lock: 'M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  mail: 'M2 3.5h12v9H2zM2 4l6 5 6-5',
  map: 'M2 4.5 6 3l4 1.5L14 3v8.5L10 13l-4-1.5L2 13zM6 3v8.5M10 4.5V13',
  megaphone: 'M2.5 6.5v3h2.2l6.8 3.5V3L4.7 6.5zM5 9.5l1 4h1.8l-.7-3M13.5 6.8v2.4',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  offline: 'M2 2l12 12M4.5 6.5A6 6 0 0 0 2.5 8M8 5c2 0 4 .8 5.5 2.5M6 9.5a3 3 0 0 1 3.5.3M8 12.5h.01',
  parcel: 'M2.5 5 8 2.2 13.5 5v6L8 13.8 2.5 11zM2.5 5 8 7.8 13.5 5M8 7.8v6',
  people:
    'M6 7.5A2.3 2.3 0 1 0 6 3a2.3 2.3 0 0 0 0 4.5zM1.8 13c.4-2.2 2-3.4 4.2-3.4s3.8 1.2 4.2 3.4M11 3.5a2.2 2.2 0 0 1 0 4M12 9.8c1.2.5 2 1.6 2.2 3.2',
  person: 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8zM2.8 13.6c.6-2.4 2.6-3.6 5.2-3.6s4.6 1.2 5.2 3.6',
  phone: 'M4.5 1.8h7v12.4h-7zM7 12h2',
  phoneCall: 'M3 2.5h3L7 6 5.5 7a8 8 0 0 0 3.5 3.5L10 9l3.5 1v3c-6 1-11.5-5-10.5-10.5z',
  print: 'M4 1.8h5.5L12.5 5v9.2H4zM9.2 2v3.3h3.2M6 8.5h4.5M6 11h4.5',
  screen: 'M1.8 3h12.4v8.5H1.8zM5.5 14h5M8 11.5V14',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5l3 3',
  settings:
    'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.8v1.7M8 12.5v1.7M1.8 8h1.7M12.5 8h1.7M3.6 3.6l1.2 1.2M11.2 11.2l1.2 1.2M12.4 3.6l-1.2 1.2M4.8 11.2l-1.2 1.2',
  share: 'M8 10V2.5M5 5l3-3 3 3M3 9v4.5h10V9',
  shop: 'M2.5 6.5 3.5 2.5h9l1 4M2.5 6.5a1.8 1.8 0 0 0 3.7 0 1.8 1.8 0 0 0 3.6 0 1.8 1.8 0 0 0 3.7 0M3.5 8.5v5h9v-5',
  social: 'M3 3h10v10H3zM8 10.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM11 5h.01',
  star: 'M8 2l1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1L2 6.3l4.2-.5z',
  tag: 'M2.5 2.5h5.3l5.7 5.7-5.3 5.3-5.7-5.7zM5.3 5.3h.01',
  thumbDown:
    'M5 1.5V9l3 5c1.2 0 1.8-1 1.5-2.2L9 9.5h3.5c1 0 1.6-.9 1.3-1.8l-1.3-4.7c-.2-.9-.9-1.5-1.8-1.5zM5 9H2.5V1.5H5',
  thumbUp:
    'M5 14.5V7l3-5c1.2 0 1.8 1 1.5 2.2L9 6.5h3.5c1 0 1.6.9 1.3 1.8l-1.3 4.7c-.2.9-.9 1.5-1.8 1.5zM5 7H2.5v7.5H5',
  truck:
    'M1.5 4h8v7h-8zM9.5 6.5h3l2 2.2V11h-5M4.5 12.8a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6zM11.8 12.8a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6z',
  video: 'M1.8 4h8.4v8H1.8zM10.2 7l4-2.3v6.6l-4-2.3z',
  web: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c4 4 4 8 0 12M8 2C4 6 4 10 8 14',
} as const;

/** Drawn as the line icon of the same name, and filled. */
const FILLED = { starFilled: 'star' } as const satisfies Record<string, keyof typeof PATHS>;

export type IconName = keyof typeof PATHS | keyof typeof FILLED;

const isFilled = (name: IconName): name is keyof typeof FILLED => name in FILLED;

export function Icon({ name, size }: { name: IconName; size?: number }) {
  return (
    <svg
      className="i"
      viewBox="0 0 16 16"
      aria-hidden="true"
      {...(size ? { style: { width: size, height: size } } : {})}
    >
      <path {...(isFilled(name) ? { d: PATHS[FILLED[name]], fill: 'currentColor' } : { d: PATHS[name] })} />
    </svg>
  );
}
