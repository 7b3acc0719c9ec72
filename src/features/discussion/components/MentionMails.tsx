'use client';

import { useMentionMails } from '../client';

/** Whether mails tell of mentions. */
export function MentionMails() {
  const { on, set, refusal } = useMentionMails();
  return (
    <section className="sec">
      <header>
        <h2>Mails</h2>
      </header>
      <div className="body grid gap-2">
        <label className="row">
          <input
            type="checkbox"
            checked={on ?? true}
            disabled={on === undefined}
            onChange={({ target }) => set(target.checked)}
          />
          Mail me when somebody mentions me in a discussion
        </label>
        <p className="t12 mute">
          Several mentions within five minutes share one mail. In the app, mentions are listed either way.
        </p>
        <p role="alert" className="text-danger empty:hidden">
          {refusal}
        </p>
      </div>
    </section>
  );
}
