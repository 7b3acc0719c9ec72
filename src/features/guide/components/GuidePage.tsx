import Link from 'next/link';
import { buttonClass } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { Logo } from '@/components/ui/Logo';
import { Prose } from '@/features/reference/components/Prose';
import { ReferenceNav } from '@/features/reference/components/ReferenceNav';
import '@/features/reference/components/reference.css';
import type { GuideChapter, GuidePart } from '../schema';

/** How the widget comes into a site, whatever the site is made with. */
export function GuidePage({ parts, isOwn }: { parts: GuidePart[]; isOwn: boolean }) {
  const contents = parts.map(({ title, chapters }) => ({
    title,
    links: chapters.map(({ id, title, samples }) => ({
      id,
      label: title,
      hint: samples.map(({ label }) => label).join(' '),
    })),
  }));
  return (
    <div className="reference">
      <header className="reference-head">
        <Link href="/" aria-label="Touchline">
          <Logo />
        </Link>
        <span className="grow" />
        <Link className={buttonClass('ghost')} href="/docs/api">
          API
        </Link>
      </header>
      <ReferenceNav contents={contents} />
      <main className="reference-main">
        <section className="reference-intro" aria-labelledby="install">
          <h1 id="install">Install Touchline</h1>
          <p className="reference-lead">
            One script of a few kilobytes asks your customers, wherever your pages are made. Choose where
            yours are.
          </p>
          <p className="mt-4">
            {isOwn
              ? 'The examples have your public key in them: copy them as they stand.'
              : 'Put your public key where pk_… stands: an admin finds it in Settings, Keys.'}{' '}
            A public key may stand in a page; it can ask and answer, and read nothing. What servers send and
            read stands in <Link href="/docs/api">the API</Link>.
          </p>
        </section>
        {parts.map(({ title, chapters }) => (
          <section key={title} aria-label={title}>
            {chapters.map((chapter) => (
              <Chapter key={chapter.id} chapter={chapter} />
            ))}
          </section>
        ))}
      </main>
    </div>
  );
}

function Chapter({ chapter: { id, title, text, samples, notes } }: { chapter: GuideChapter }) {
  return (
    <article className="reference-group" aria-labelledby={id}>
      <h2 id={id}>
        <a href={`#${id}`}>{title}</a>
      </h2>
      {text.map((paragraph) => (
        <p key={paragraph} className="mt-2">
          <Prose text={paragraph} />
        </p>
      ))}
      {samples.map(({ label, source }) => (
        <figure key={label} className="mt-4" aria-label={label}>
          <figcaption className="row">
            <span className="mute t12 grow">{label}</span>
            <CopyButton text={source} />
          </figcaption>
          <pre className="code reference-code">
            <code>{source}</code>
          </pre>
        </figure>
      ))}
      <ul className="mt-2 grid gap-2 list-disc ps-5 ink2">
        {notes.map((note) => (
          <li key={note}>
            <Prose text={note} />
          </li>
        ))}
      </ul>
    </article>
  );
}
