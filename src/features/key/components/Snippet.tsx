'use client';

import { CopyButton } from '@/components/ui/CopyButton';
import { useOrigin } from '@/lib/use-origin';
import { snippetOf } from '../prepare';

/** What to paste into a page so that it asks at this touchpoint. */
export function Snippet({ publicKey, touchpoint }: { publicKey: string | null; touchpoint: string }) {
  const origin = useOrigin();
  if (publicKey === null)
    return <p className="mute t12">There is no public key. An admin can make one under Snippet and keys.</p>;
  const snippet = snippetOf(origin, publicKey, touchpoint);
  return (
    <>
      <div className="row">
        <h3>Embed snippet</h3>
        <span className="grow" />
        <CopyButton text={snippet} />
      </div>
      <pre className="code">{snippet}</pre>
    </>
  );
}
