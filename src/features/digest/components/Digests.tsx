'use client';

import { useDigests } from '../client';

/** Which workspaces tell the reader of each week by mail. */
export function Digests() {
  const { digests, set, refusal } = useDigests();
  if (!digests || digests.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="digests">
      <header>
        <h2 id="digests">Weekly digest</h2>
      </header>
      <div className="body grid gap-2">
        {digests.map(({ workspace, name, on }) => (
          <label key={workspace} className="row">
            <input type="checkbox" checked={on} onChange={({ target }) => set(workspace, target.checked)} />
            <bdi>{name}</bdi>
          </label>
        ))}
        <p className="t12 mute">
          A mail on Monday morning: the scores of the week with what changed and what needs attention. None
          comes where nobody answered.
        </p>
        <p role="alert" className="text-danger empty:hidden">
          {refusal}
        </p>
      </div>
    </section>
  );
}
