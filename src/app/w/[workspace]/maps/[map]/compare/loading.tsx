import '@/features/desired/components/desired.css';

export default function Loading() {
  return (
    <main className="compare compare-loading" aria-busy="true" aria-label="Loading the comparison">
      <div className="topbar">
        <span className="skel" style={{ width: 180 }} />
      </div>
      <div className="compare-body">
        <span className="skel compare-skel" />
        <span className="skel compare-skel" />
      </div>
    </main>
  );
}
