/** The mark: a rating above the line. */
export function Logo({ word = true }: { word?: boolean }) {
  return (
    <span className="row b">
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <path d="M2 13h16" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        <circle cx="11" cy="7.5" r="3.5" fill="var(--accent-ink)" />
      </svg>
      {word ? <span>Touchline</span> : <span className="vh">Touchline</span>}
    </span>
  );
}
