import { useSetFlag } from '@/features/flag/client';
import { FLAG_REASONS } from '@/features/flag/schema';
import type { AnswerView } from '../schema';

/** Whether a rating is counted, why not, and the button that changes it. */
export function CountedOrNot({
  answer: { id, flag },
  workspace,
  mayFlag,
  onFlag,
}: {
  answer: AnswerView;
  workspace: string;
  mayFlag: boolean;
  onFlag: (flag: AnswerView['flag']) => void;
}) {
  const set = useSetFlag();
  const next = flag ? null : 'manual';
  return (
    <p className="t12 mute">
      {flag ? `Not counted: ${FLAG_REASONS[flag]}.` : 'Counted in every figure.'}{' '}
      {mayFlag ? (
        <button
          type="button"
          className="link"
          disabled={set.isPending}
          onClick={() => set.mutate({ workspace, id, flag: next }, { onSuccess: () => onFlag(next) })}
        >
          {flag ? 'Count it' : 'Leave it out'}
        </button>
      ) : null}
      {set.error ? <span className="text-danger"> {set.error.message}</span> : null}
    </p>
  );
}
