import type { GapTold } from '../prepare/gaps';

/** A gap as it may be told: how wide, within which interval, and what that says. */
export function GapLine({ gap: { text, interval, note } }: { gap: GapTold }) {
  return (
    <>
      {text ? <b className="num">{text}</b> : null}{' '}
      {interval ? <span className="mute num">({interval})</span> : null} <span>{note}</span>
    </>
  );
}
