import Link from 'next/link';
import { buttonClass } from '@/components/ui/Button';
import { Logo } from '@/components/ui/Logo';
import type { Reference } from '../schema';
import { EntryView } from './EntryView';
import { FieldTable } from './FieldTable';
import { Introduction } from './Introduction';
import { ReferenceNav } from './ReferenceNav';
import './reference.css';

const LANGUAGES = ['curl', 'Node', 'Python', 'PHP'] as const;

/** The REST API for people: drawn on the server from the OpenAPI document, with examples in four languages. */
export function ReferencePage({ reference }: { reference: Reference }) {
  const { groups, objects } = reference;
  const contents = [
    { title: 'Begin here', links: INTRODUCTION },
    ...groups.map(({ name, entries }) => ({
      title: name,
      links: entries.map(({ id, summary, method, path }) => ({
        id,
        label: summary,
        hint: `${method} ${path}`,
      })),
    })),
    { title: 'Objects', links: objects.map(({ name }) => ({ id: `object-${name}`, label: name, hint: '' })) },
  ];
  return (
    <div className="reference">
      <header className="reference-head">
        <Link href="/" aria-label="Touchline">
          <Logo />
        </Link>
        <fieldset className="reference-languages">
          <legend className="vh">Language of the examples</legend>
          {LANGUAGES.map((language, index) => (
            <label key={language}>
              <input type="radio" name="language" value={language} defaultChecked={index === 0} />
              <span>{language}</span>
            </label>
          ))}
        </fieldset>
        <Link className={buttonClass('ghost')} href="/docs/install">
          Install
        </Link>
        <a className={buttonClass('ghost')} href="/api/v1/openapi.json">
          OpenAPI 3.1
        </a>
      </header>
      <ReferenceNav contents={contents} />
      <main className="reference-main">
        <Introduction reference={reference} />
        {groups.map(({ name, description, entries }) => (
          <section key={name} aria-labelledby={`group-${name}`}>
            <div className="reference-group">
              <h2 id={`group-${name}`}>{name}</h2>
              <p>{description}</p>
            </div>
            {entries.map((entry) => (
              <EntryView key={entry.id} entry={entry} />
            ))}
          </section>
        ))}
        <section aria-labelledby="objects">
          <div className="reference-group">
            <h2 id="objects">Objects</h2>
            <p>What the operations answer. Fields that are not known are null.</p>
          </div>
          {objects.map(({ name, fields }) => (
            <article key={name} className="reference-object" aria-labelledby={`object-${name}`}>
              <h3 id={`object-${name}`}>{name}</h3>
              <FieldTable caption={`Fields of ${name}`} fields={fields} sent={false} />
            </article>
          ))}
        </section>
      </main>
    </div>
  );
}

const INTRODUCTION = [
  { id: 'keys', label: 'Keys', hint: '' },
  { id: 'first', label: 'A first request', hint: '' },
  { id: 'lists', label: 'Lists and pages', hint: '' },
  { id: 'changes', label: 'Sending twice, changing, deleting', hint: '' },
  { id: 'numbers', label: 'Honest numbers', hint: '' },
  { id: 'errors', label: 'Errors', hint: '' },
];
