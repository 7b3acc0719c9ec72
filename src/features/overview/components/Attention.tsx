'use client';

import Link from 'next/link';
import { memo, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import type { Concern } from '../prepare/attention';

/** As many stand beside the chart. */
const SHORT = 6;

/** What to look at first, each with the place where it can be seen. */
export const Attention = memo(function Attention({ concerns }: { concerns: readonly Concern[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? concerns : concerns.slice(0, SHORT);
  return (
    <section className="sec ov-attention" aria-labelledby="ov-attention">
      <header>
        <h2 id="ov-attention">Needs attention</h2>
        <span className="cnt">{concerns.length}</span>
        <span className="grow" />
        {concerns.length > SHORT ? (
          <Button size="s" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : 'Show all'}
          </Button>
        ) : null}
      </header>
      {concerns.length === 0 ? (
        <p className="mute ov-calm">Nothing stands out. It is looked at again with every rating.</p>
      ) : (
        <ul>
          {shown.map(({ key, mark, title, badge, text, href, rule }) => (
            <li key={key}>
              <Link href={href} title={rule}>
                <Mark mark={mark} />
                <span className="grow">
                  <span className="row">
                    <b className="trunc grow" dir="auto">
                      {title}
                    </b>
                    <span className="badge">{badge}</span>
                  </span>
                  <span className="ov-why">{text}</span>
                </span>
                <Icon name="chevronRight" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
});

function Mark({ mark }: { mark: Concern['mark'] }) {
  return (
    <svg className={mark === 'down' ? 'note neg-c' : 'note'} viewBox="0 0 8 8" aria-hidden="true">
      {mark === 'down' ? <path d="M4 7.5.3 1h7.4z" /> : null}
      {mark === 'absent' ? (
        <rect
          x="1"
          y="1"
          width="6"
          height="6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
          strokeDasharray="1.8 1.4"
        />
      ) : null}
      {mark === 'few' ? (
        <circle cx="4" cy="4" r="3" fill="none" stroke="currentColor" strokeWidth="1.3" />
      ) : null}
    </svg>
  );
}
