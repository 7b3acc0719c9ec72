'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { Segmented } from '@/components/ui/Segmented';
import { useToast } from '@/components/ui/Toast';
import { endingSignatures } from '@/features/guide/prepare/identity';
import { failureOf, unreadOf } from '@/features/map/client';
import { useIdentity, useRotateSecret, useSetRequired } from '../client';
import { linkSamples } from '../prepare';
import type { IdentityView } from '../schema';
import { HashCustomers } from './HashCustomers';

/** How a business says who its customers are, so that nobody else can. */
export function IdentityPage({ workspace }: { workspace: string }) {
  const { data, error, refetch } = useIdentity(workspace);
  if (error && !data)
    return (
      <div className="empty">
        <b>The settings did not load</b>
        {unreadOf(error)}
        <Button onClick={() => refetch()}>Load again</Button>
      </div>
    );
  if (!data) return <div className="skel" aria-busy="true" />;
  return (
    <>
      <Required workspace={workspace} required={data.required} />
      <Secret workspace={workspace} view={data} />
      <section className="sec" aria-label="Signed customers">
        <header>
          <h2>Signed customers</h2>
          <p>Made on your server for each page, where the customer is signed in.</p>
        </header>
        <div className="body grid gap-3">
          <p className="ink2">
            The signature is the HMAC-SHA-256 of the customer in hex, with the secret as its key. With an end
            it is <code>seconds.hex</code>, the HMAC of the seconds, a line break and the customer.
          </p>
          <Samples label="Example of a signature" samples={endingSignatures()} />
        </div>
      </section>
      <section className="sec" aria-label="Links for one answer">
        <header>
          <h2>Links for one answer</h2>
          <p>
            A token behind <code>&amp;t=</code> of any survey link says who answers, ends, and gives one
            answer.
          </p>
        </header>
        <div className="body grid gap-3">
          <p className="ink2">
            Ask for links with <code>POST /api/v1/links</code>, or make the token on your server. In a mail,
            put it behind each link of the e-mail block as a merge field of your mail program:{' '}
            <code>&amp;t=&#123;&#123;token&#125;&#125;</code>. What stands in it can be read: rather an id
            than an address.
          </p>
          <Samples label="Example of a link" samples={linkSamples()} />
        </div>
      </section>
      <HashCustomers workspace={workspace} hashed={data.hashed} />
    </>
  );
}

function Required({ workspace, required }: { workspace: string; required: boolean }) {
  const set = useSetRequired();
  const toast = useToast();
  const change = (next: boolean) =>
    set.mutate(
      { workspace, required: next },
      {
        onSuccess: () =>
          toast(next ? 'Signatures are required.' : 'Customers are named without a signature, too.'),
      },
    );
  return (
    <section className="sec" aria-label="Who customers are">
      <header>
        <h2>Who customers are</h2>
      </header>
      <div className="body grid gap-2">
        <label className="row items-start">
          <input
            type="checkbox"
            className="mt-1"
            checked={set.isPending ? set.variables.required : required}
            onChange={(event) => change(event.target.checked)}
          />
          <span>
            Require a signature
            <br />
            <span className="mute t12">
              A customer who is named without a valid one stays anonymous. The answer is kept, and Keys,
              Connection says how many came so.
            </span>
          </span>
        </label>
        {set.error ? <p className="text-danger">{failureOf(set.error).message}</p> : null}
      </div>
    </section>
  );
}

function Secret({ workspace, view: { secret, version } }: { workspace: string; view: IdentityView }) {
  const rotate = useRotateSecret();
  const toast = useToast();
  const [shown, setShown] = useState(false);
  const [asking, setAsking] = useState(false);
  return (
    <section className="sec" aria-label="Identity secret">
      <header>
        <h2>Identity secret</h2>
        <p>Stays on your servers. Whoever has it can answer in the name of any customer.</p>
      </header>
      <div className="body grid gap-3">
        <div className="row flex-wrap">
          <code className="code grow break-all whitespace-normal">
            {shown ? secret : `is_${'•'.repeat(16)}`}
          </code>
          <Button size="s" onClick={() => setShown(!shown)}>
            {shown ? 'Hide' : 'Show'}
          </Button>
          <CopyButton text={secret} />
        </div>
        {asking ? (
          <div className="row flex-wrap" role="alert">
            <span>
              What was signed with the present one holds no more, links that were sent too. Answers still
              arrive, without a name.
            </span>
            <Button
              size="s"
              busy={rotate.isPending}
              onClick={() =>
                rotate.mutate(
                  { workspace, version },
                  {
                    onSuccess: () => {
                      setAsking(false);
                      toast('The secret was changed. Give the new one to your servers.');
                    },
                  },
                )
              }
            >
              Change the secret
            </Button>
            <Button size="s" kind="ghost" onClick={() => setAsking(false)}>
              Keep
            </Button>
            <span className="text-danger">{rotate.error && failureOf(rotate.error).message}</span>
          </div>
        ) : (
          <Button size="s" kind="ghost" className="justify-self-start" onClick={() => setAsking(true)}>
            Change it…
          </Button>
        )}
      </div>
    </section>
  );
}

/** The same in several languages. */
function Samples<Language extends string>({
  label,
  samples,
}: {
  label: string;
  samples: Record<Language, string>;
}) {
  const languages = Object.keys(samples) as Language[];
  const [chosen, setChosen] = useState(languages[0]);
  if (!chosen) return null;
  return (
    <div className="grid gap-2">
      <div className="row flex-wrap">
        <Segmented
          label={label}
          options={languages.map((language) => ({ value: language, label: language }))}
          value={chosen}
          onChange={setChosen}
        />
        <span className="grow" />
        <CopyButton text={samples[chosen]} />
      </div>
      <section className="code whitespace-pre-wrap break-words" aria-label={label}>
        {samples[chosen]}
      </section>
      <p className="mute t12">
        The secret comes from the environment, as <code>TOUCHLINE_IDENTITY_SECRET</code>.
      </p>
    </div>
  );
}
