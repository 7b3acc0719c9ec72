import './map.css';
import '@/features/stage/components/stage.css';
import '@/features/touchpoint/components/touchpoint.css';

const COLUMNS = Array.from({ length: 12 }, (_, index) => `column-${index}`);
const LANES = ['doing', 'thinking', 'feeling', 'channel', 'department', 'insights', 'opportunities'];

/** The map before it is there: its final geometry, and only after 200 ms. */
export function MapSkeleton() {
  return (
    <main className="mapshell map-skeleton" aria-busy="true" aria-label="Loading the map">
      <div className="topbar">
        <span className="skel" style={{ width: 180 }} />
      </div>
      <div className="lensbar">
        <span className="skel" style={{ width: 240 }} />
      </div>
      <div />
      <div className="canvas" style={{ overflow: 'hidden' }}>
        <div className="skel-row" style={{ height: 54 }}>
          <span className="skel" style={{ width: 64 }} />
          {COLUMNS.slice(0, 5).map((column) => (
            <span key={column} className="skel" style={{ width: 160 }} />
          ))}
        </div>
        <div className="skel-row" style={{ height: 58 }}>
          {COLUMNS.map((column) => (
            <span key={column} className="skel" style={{ width: 72 }} />
          ))}
        </div>
        <div className="skel-row" style={{ height: 268 }}>
          <span className="skel" style={{ width: '100%', height: 2 }} />
        </div>
        {LANES.map((lane) => (
          <div key={lane} className="skel-row" style={{ height: 48 }}>
            {COLUMNS.map((column) => (
              <span key={column} className="skel" style={{ width: 80 }} />
            ))}
          </div>
        ))}
      </div>
      <div className="status" />
    </main>
  );
}
