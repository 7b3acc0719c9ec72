'use client';

import { useState } from 'react';

export interface Chapter {
  title: string;
  links: { id: string; label: string; hint: string }[];
}

/** The headings of the page, narrowed by what is typed. */
export function ReferenceNav({ contents }: { contents: Chapter[] }) {
  const [typed, setTyped] = useState('');
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const chapters = contents
    .map(({ title, links }) => ({
      title,
      links: links.filter(({ label, hint }) => {
        const text = `${title} ${label} ${hint}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ links }) => links.length > 0);
  const count = chapters.reduce((sum, { links }) => sum + links.length, 0);
  return (
    <nav className="reference-nav" aria-label="Contents">
      <input
        className="input"
        type="search"
        placeholder="Find a heading"
        aria-label="Find a heading"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="vh" role="status">
        {words.length > 0 ? `${count} found` : ''}
      </p>
      <div className="reference-chapters">
        {chapters.map(({ title, links }) => (
          <section key={title} aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {links.map(({ id, label }) => (
                <li key={id}>
                  <a href={`#${id}`}>{label}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {chapters.length === 0 ? <p className="mute">No heading has these words.</p> : null}
      </div>
    </nav>
  );
}
