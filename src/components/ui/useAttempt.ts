import { useState } from 'react';

/**
 * One edit at a time, and what was wrong with the last: `sent` resolves to null when it is done, else to the problem in
 * words. What is asked for while one is on its way is let go.
 */
export function useAttempt() {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (send: () => Promise<string | null>, then: () => void) => {
    if (busy) return;
    setBusy(true);
    const failed = await send();
    setBusy(false);
    setProblem(failed);
    if (!failed) then();
  };
  return { attempt, busy, problem, setProblem };
}
