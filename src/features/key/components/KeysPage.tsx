'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { Field } from '@/components/ui/Field';
import { useToast } from '@/components/ui/Toast';
import { formatAge } from '@/domain/format';
import { can, type Role } from '@/domain/permissions';
import { ConnectionCheck } from '@/features/connection/components/ConnectionCheck';
import { failureOf, unreadOf } from '@/features/map/client';
import { useOrigin } from '@/lib/use-origin';
import { useCreateKey, useKeys, useRevokeKey, useSetOrigins } from '../client';
import { snippetOf, tagOf } from '../prepare';
import type { CreatedKey, KeyView } from '../schema';

/** Where the widget is put into pages and servers get their keys: sections of the settings. */
export function KeysPage({ workspace, role }: { workspace: string; role: Role }) {
  const mayEdit = can(role, 'key:edit');
  const origin = useOrigin();
  const { data, error, isPending, refetch } = useKeys(workspace, true);
  const keys = (data ?? []).filter(({ revokedAt }) => revokedAt === null);
  const publicKey = keys.find(({ kind }) => kind === 'public');
  return (
    <>
      <section className="sec">
        <header>
          <h2>Snippet</h2>
          <span className="grow" />
          {publicKey ? <CopyButton text={snippetOf(origin, publicKey.shown, 'your-touchpoint')} /> : null}
        </header>
        <div className="body grid gap-2">
          <p className="ink2">
            Paste it once per page. The panel of each touchpoint on the map has the snippet with its own name.
            For Next, Vue, WordPress, Shopify and Tag Manager, and for who your customers are, see{' '}
            <Link
              className="link"
              href={publicKey ? `/docs/install?key=${publicKey.shown}` : '/docs/install'}
            >
              the install guide
            </Link>
            .
          </p>
          {publicKey ? (
            <section className="code whitespace-pre-wrap break-words" aria-label="Snippet">
              {snippetOf(origin, publicKey.shown, 'your-touchpoint')}
            </section>
          ) : null}
          <p className="mute t12">
            Under a Content-Security-Policy the page needs {origin} in script-src and in connect-src. Where it
            forbids scripts in the page itself, this tag does alone, for surveys that ask by their rules:
          </p>
          {publicKey ? (
            <section className="code whitespace-pre-wrap break-words" aria-label="Tag">
              {tagOf(origin, publicKey.shown)}
            </section>
          ) : null}
        </div>
      </section>
      <section className="sec" aria-label="Connection">
        <header>
          <h2>Connection</h2>
          <p>Which pages are heard, and what is wrong with them.</p>
        </header>
        <div className="body">
          <ConnectionCheck workspace={workspace} mayEdit={mayEdit} />
        </div>
      </section>
      <section className="sec">
        <header>
          <h2>Keys</h2>
          <p>
            Public keys stand in pages and can only ask and answer. Secret keys read and write, and stay on
            servers:{' '}
            <Link className="link" href="/docs/api">
              the API and its examples
            </Link>
            .
          </p>
        </header>
        <div className="body">
          {isPending ? <div className="skel" /> : null}
          {error ? (
            <div className="empty">
              <b>The keys did not load</b>
              {unreadOf(error)}
              <Button onClick={() => refetch()}>Load again</Button>
            </div>
          ) : null}
          <ul className="grid">
            {keys.map((key) => (
              <KeyRow key={key.id} workspace={workspace} view={key} mayEdit={mayEdit} />
            ))}
          </ul>
          {mayEdit ? <NewKey workspace={workspace} /> : null}
        </div>
      </section>
    </>
  );
}

function KeyRow({ workspace, view, mayEdit }: { workspace: string; view: KeyView; mayEdit: boolean }) {
  const revoke = useRevokeKey();
  const [asking, setAsking] = useState(false);
  return (
    <li className="py-3 border-b border-line-faint grid gap-2">
      <div className="row">
        <span className="grow">
          <b className="font-medium">{view.name}</b> <span className="badge">{view.kind}</span>
          <br />
          <code className="t12 mute break-all">{view.kind === 'secret' ? `${view.shown}…` : view.shown}</code>
        </span>
        <span className="mute t12">made {formatAge(Date.now() - Date.parse(view.createdAt))}</span>
        {mayEdit ? (
          <Button size="s" kind="ghost" onClick={() => setAsking(true)}>
            Revoke
          </Button>
        ) : null}
      </div>
      {asking ? (
        <div className="row flex-wrap" role="alert">
          <span>
            {view.kind === 'public'
              ? 'Pages with this key stop asking. This cannot be undone.'
              : 'Servers with this key are refused. This cannot be undone.'}
          </span>
          <Button size="s" busy={revoke.isPending} onClick={() => revoke.mutate({ workspace, id: view.id })}>
            Revoke {view.name}
          </Button>
          <Button size="s" kind="ghost" onClick={() => setAsking(false)}>
            Keep
          </Button>
          <span className="text-danger">{revoke.error && failureOf(revoke.error).message}</span>
        </div>
      ) : null}
      {view.kind === 'public' ? <Origins workspace={workspace} view={view} mayEdit={mayEdit} /> : null}
    </li>
  );
}

/** The pages a public key may be used from. */
function Origins({ workspace, view, mayEdit }: { workspace: string; view: KeyView; mayEdit: boolean }) {
  const save = useSetOrigins();
  const toast = useToast();
  const [text, setText] = useState(view.origins.join(' '));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const origins = text.split(/[\s,]+/).filter(Boolean);
    save.mutate(
      { workspace, id: view.id, origins },
      {
        onSuccess: () =>
          toast(origins.length ? 'The key is held to these origins.' : 'The key works on any page.'),
      },
    );
  };
  if (!mayEdit) return <p className="t12 mute">{view.origins.join(', ') || 'Any page may use it.'}</p>;
  return (
    <form className="grid gap-2" onSubmit={submit}>
      <Field
        label="Allowed origins"
        hint="Separated by spaces. Empty lets any page use the key."
        placeholder="https://example.shop"
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={save.error ? failureOf(save.error).message : undefined}
      />
      {text.trim() === view.origins.join(' ') ? null : (
        <Button type="submit" size="s" className="justify-self-start" busy={save.isPending}>
          Save origins
        </Button>
      )}
    </form>
  );
}

function NewKey({ workspace }: { workspace: string }) {
  const create = useCreateKey();
  const [name, setName] = useState('');
  const [made, setMade] = useState<CreatedKey | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { workspace, kind: 'secret', name },
      {
        onSuccess: (key) => {
          setMade(key);
          setName((now) => (now === name ? '' : now));
        },
      },
    );
  };
  return (
    <div className="grid gap-3 pt-4">
      <form className="row items-end" onSubmit={submit}>
        <Field
          label="New secret key"
          placeholder="What it is for"
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={create.error ? failureOf(create.error).message : undefined}
        />
        <Button type="submit" busy={create.isPending} disabled={!name.trim()}>
          Create key
        </Button>
      </form>
      {made ? (
        <div className="grid gap-2" role="status">
          <span>Copy it now. It is not shown again.</span>
          <div className="row">
            <code className="code grow break-all whitespace-normal">{made.key}</code>
            <CopyButton text={made.key} />
          </div>
        </div>
      ) : null}
    </div>
  );
}
