import { monotonePath } from '@/domain/curve';
import './preview.css';

export interface PreviewStage {
  name: string;
  touchpoints: { id: string; name: string; desired: number | null }[];
}

/** What came in at the selected touchpoint: its score on 1–5 where there is one, and what to write beside it. */
export type Heard = { value: number | null; text: string } | null;

/** Twelve touchpoints stand beside the form on a desk's screen; a few more move together. */
const WIDEST = 66;
const NARROWEST = 56;
const ROOM = 12 * WIDEST;
const HEIGHT = 200;
const top = (level: number): number => 10 + ((5 - level) / 4) * 160;

/** The journey as it will look: stages, touchpoints and the level wanted at each. */
export function JourneyPreview({
  stages,
  selected,
  heard,
  about,
  note,
}: {
  stages: PreviewStage[];
  /** Id of the touchpoint under work. */
  selected?: string | null;
  heard?: Heard;
  /** What journey it is. */
  about?: string;
  note: string;
}) {
  const touchpoints = stages.flatMap((stage) => stage.touchpoints);
  const column = Math.max(NARROWEST, Math.min(WIDEST, Math.floor(ROOM / Math.max(1, touchpoints.length))));
  const at = (index: number) => index * column + column / 2;
  const points = touchpoints.map(({ desired }, index) => ({
    x: at(index),
    y: desired === null ? null : top(desired),
  }));
  const chosen = touchpoints.findIndex(({ id }) => id === selected);
  const width = Math.max(1, touchpoints.length) * column;
  return (
    <div className="preview" style={{ width }}>
      {about ? <p className="preview-about">{about}</p> : null}
      <div
        className="preview-grid"
        style={{ gridTemplateColumns: `repeat(${touchpoints.length || 1}, ${column}px)` }}
      >
        {stages.map((stage) => (
          <div
            key={`${stage.name}/${stage.touchpoints[0]?.id}`}
            className="preview-stage"
            style={{ gridColumn: `span ${Math.max(1, stage.touchpoints.length)}` }}
          >
            {stage.name}
          </div>
        ))}
        {touchpoints.map(({ id, name }) => (
          <div key={id} className="preview-touchpoint" dir="auto">
            {name}
          </div>
        ))}
      </div>
      <svg width={width} height={HEIGHT} role="img" aria-label="Desired level at each touchpoint">
        {chosen >= 0 ? (
          <rect
            x={at(chosen) - column / 2}
            width={column}
            height={HEIGHT}
            fill="var(--accent)"
            fillOpacity=".08"
          />
        ) : null}
        {[1, 2, 3, 4, 5].map((level) => (
          <path key={level} d={`M0 ${top(level)}H${width}`} stroke="var(--c-grid)" />
        ))}
        <path
          d={monotonePath(points)}
          fill="none"
          stroke="var(--c-desired)"
          strokeWidth="1.25"
          strokeDasharray="3 3"
        />
        {points.map(({ x, y }, index) =>
          y === null ? null : (
            <circle
              key={touchpoints[index]?.id}
              cx={x}
              cy={y}
              r="3.5"
              fill="var(--bg)"
              stroke="var(--c-desired)"
              strokeDasharray="2 1.5"
            />
          ),
        )}
        {chosen >= 0 ? (
          <Listening
            x={at(chosen)}
            y={top(heard?.value ?? touchpoints[chosen]?.desired ?? 3)}
            heard={heard ?? null}
          />
        ) : null}
      </svg>
      <p className="mute">{note}</p>
    </div>
  );
}

function Listening({ x, y, heard }: { x: number; y: number; heard: Heard }) {
  return (
    <g>
      <circle
        cx={x}
        cy={y}
        r="5"
        fill={heard?.value == null ? 'var(--bg)' : 'var(--accent-ink)'}
        stroke="var(--accent-ink)"
        strokeWidth="2"
      />
      <text x={x} y={y + 20} textAnchor="middle" fontSize="12" fill="var(--accent-ink)">
        {heard?.text ?? 'listening'}
      </text>
    </g>
  );
}
