import { Button } from '@/components/ui/Button';

/** The list while it is read for the first time. */
export function AnswersSkeleton({ rows }: { rows: number }) {
  return (
    <div className="an-wait" aria-busy="true">
      <span className="vh" role="status">
        Ratings are being read.
      </span>
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((row) => (
        <div key={row} className="an-blank">
          <span className="skel" />
          <span className="skel" />
          <span className="skel" />
        </div>
      ))}
    </div>
  );
}

/** What stands where no answer is. */
export function NoAnswers({ narrowed, onAll }: { narrowed: boolean; onAll: () => void }) {
  return narrowed ? (
    <div className="empty">
      <b>No rating fits</b>
      <span>Take a filter off, look at a longer period, or look for fewer words.</span>
      <Button size="s" onClick={onAll}>
        Show all of the last 28 days
      </Button>
    </div>
  ) : (
    <div className="empty">
      <b>No ratings in the last 28 days</b>
      <span>A new one is here within seconds.</span>
    </div>
  );
}
