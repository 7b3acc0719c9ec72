import { Button } from '@/components/ui/Button';
import '@/features/answer/components/answers.css';

/** The themes while they are read for the first time. */
export function ThemesSkeleton() {
  return (
    <div className="an-wait" aria-busy="true">
      <span className="vh" role="status">
        Themes are being read.
      </span>
      {Array.from({ length: 10 }, (_, index) => `row-${index}`).map((row) => (
        <div key={row} className="an-blank">
          <span className="skel" />
          <span className="skel" />
          <span className="skel" />
        </div>
      ))}
    </div>
  );
}

/** Why there is no theme, and what to do about it. */
export function NoThemes({
  comments,
  waiting,
  narrowed,
  onAll,
}: {
  comments: number;
  waiting: boolean;
  narrowed: boolean;
  onAll: () => void;
}) {
  return (
    <div className="empty">
      <b>{waiting ? 'Comments are being read' : 'No theme yet'}</b>
      <span>
        {waiting
          ? 'Themes are here in a moment.'
          : comments === 0
            ? 'Nobody wrote a comment here in this time.'
            : 'A theme is what at least five comments speak of. So far no words recur that often.'}
      </span>
      {narrowed || comments > 0 ? (
        <Button size="s" onClick={onAll}>
          Look at all of the last 365 days
        </Button>
      ) : null}
    </div>
  );
}
