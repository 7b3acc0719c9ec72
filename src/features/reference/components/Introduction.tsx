import type { Reference } from '../schema';
import { Prose } from './Prose';

/** What holds for every operation. */
export function Introduction({ reference: { introduction, first, faults } }: { reference: Reference }) {
  return (
    <section className="reference-intro" aria-labelledby="api">
      <h1 id="api">Touchline API</h1>
      <p className="reference-lead">{introduction}</p>
      <h2 id="keys">Keys</h2>
      <p>
        An admin makes keys in Settings, Keys. A <b>secret key</b> (<code>sk_…</code>) holds what an editor
        holds; send it as <code>Authorization: Bearer sk_…</code> and keep it on your servers. A{' '}
        <b>public key</b> (<code>pk_…</code>) may stand in a page: it can ask and answer, and read nothing.
        Whoever holds a key reaches the rows of its workspace and no others.
      </p>
      <h2 id="first">A first request</h2>
      <p>
        Put a secret key into the environment variable <code>TOUCHLINE_KEY</code>; all examples read it from
        there. Ids in the examples are made up: list your maps first and take yours.
      </p>
      <p className="code reference-code">{`export TOUCHLINE_KEY=sk_…\n${first}`}</p>
      <h2 id="lists">Lists and pages</h2>
      <p>
        A list answers <code>items</code> and <code>nextCursor</code>. Ask again with{' '}
        <code>cursor=nextCursor</code> until it is null. <code>limit</code> is 50 unless you say 1 to 100. A
        filter that is misspelt is refused rather than ignored.
      </p>
      <h2 id="changes">Sending twice, changing, deleting</h2>
      <p>
        Give what you create an <code>id</code> of your own, a UUID: sent again after a lost answer, it is
        there once. <code>PATCH</code> changes the fields you name, all of them or none. Say in{' '}
        <code>base</code> what you last read, and a change of somebody else is never overwritten unseen: you
        get 409 instead. What is deleted can be restored; only an erased rating is gone for good. People who
        look at the map see each change at once.
      </p>
      <h2 id="numbers">Honest numbers</h2>
      <p>
        A score comes with its <code>n</code> and its 95 % interval. Below five answers the figures say how
        many there are and no score. Single ratings are given however few there are, because they are your own
        data: do not publish what fewer than five people said.
      </p>
      <h2 id="errors">Errors</h2>
      <p>
        Every error is JSON: <code>{'{"error": {"code", "message", "issues"}}'}</code>. <code>message</code>{' '}
        says what happened, what is safe and what to do; <code>issues</code> names each value that is wrong.
        Nothing was stored when you get one. Wait for the seconds of <code>Retry-After</code> after 429 and
        503.
      </p>
      <div className="reference-scroll">
        <table className="tbl reference-faults">
          <caption className="vh">Codes of errors</caption>
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">Code</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ status, code, text }) => (
              <tr key={code}>
                <td>{status}</td>
                <td>
                  <code>{code}</code>
                </td>
                <td>
                  <Prose text={text} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
