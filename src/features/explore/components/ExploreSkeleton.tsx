import './explore.css';

/** The page before it is there, in its final geometry. */
export function ExploreSkeleton() {
  return (
    <main className="ex" aria-busy="true" aria-label="Loading">
      <div className="topbar">
        <span className="skel" style={{ width: 200 }} />
      </div>
      <div className="ex-wrap">
        <div className="ex-controls" style={{ height: 56 }}>
          <span className="skel" style={{ width: 320 }} />
        </div>
        <div className="sec" style={{ height: 480 }} />
      </div>
    </main>
  );
}
