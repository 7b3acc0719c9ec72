import './overview.css';

/** The overview before it is there, in its final geometry. */
export function OverviewSkeleton() {
  return (
    <main className="ov" aria-busy="true" aria-label="Loading satisfaction">
      <div className="topbar">
        <span className="skel" style={{ width: 240 }} />
      </div>
      <div className="ov-wrap">
        <div className="sec ov-figures">
          {['csat', 'nps', 'ces', 'response'].map((key) => (
            <div key={key} className="ov-figure">
              <span className="skel" style={{ width: 72 }} />
              <span className="skel" style={{ width: 120, height: 32 }} />
              <span className="skel" style={{ width: 96 }} />
            </div>
          ))}
        </div>
        <div className="ov-two">
          <div className="sec" style={{ height: 412 }} />
          <div className="sec" />
        </div>
        <div className="ov-two">
          <div className="ov-stack">
            <div className="sec" style={{ height: 248 }} />
            <div className="sec" style={{ height: 480 }} />
          </div>
          <div className="sec" />
        </div>
      </div>
    </main>
  );
}
