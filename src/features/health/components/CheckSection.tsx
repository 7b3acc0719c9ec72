'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import type { CheckView } from '../prepare';
import { addressOf } from '../schema';
import { type Asked, ExceptDialog } from './ExceptDialog';

/** More than a few would bury the other checks. */
const FIRST = 4;

/** One check that found something: why it matters, and the way to each place. */
export function CheckSection({
  workspace,
  map,
  check,
  mayEdit,
  except,
}: {
  workspace: string;
  map: string;
  check: CheckView;
  mayEdit: boolean;
  except: (what: Asked & { reason: string }) => Promise<string | null>;
}) {
  const { id, title, why, findings } = check;
  const [all, setAll] = useState(false);
  const [asked, setAsked] = useState<(Asked & { what: string }) | null>(null);
  const shown = all ? findings : findings.slice(0, FIRST);
  const single = id === 'after' || id === 'review';
  return (
    <section className="sec" aria-labelledby={`check-${id}`}>
      <header className="health-head">
        <div className="grow">
          <h2 id={`check-${id}`}>{title}</h2>
          <p>{why}</p>
        </div>
        {mayEdit ? (
          <Button
            size="s"
            kind="ghost"
            aria-label={`Does not apply: ${title}`}
            onClick={() => setAsked({ rule: id, subject: '', what: title })}
          >
            Does not apply
          </Button>
        ) : null}
      </header>
      <ul className="health-findings">
        {shown.map((finding) => (
          <li key={finding.subject}>
            <Link href={addressOf(workspace, map, finding.place)}>
              {id === 'after' ? (
                <>
                  Add a stage after <bdi>{finding.name}</bdi>
                </>
              ) : id === 'review' ? (
                'Go through the map, then mark it as reviewed'
              ) : (
                <span className="health-name" dir="auto">
                  {finding.name}
                </span>
              )}
              {finding.detail ? <small className="num">{finding.detail}</small> : null}
            </Link>
            {mayEdit && !single ? (
              <Button
                size="s"
                kind="ghost"
                aria-label={`Does not apply: ${finding.name}`}
                onClick={() => setAsked({ rule: id, subject: finding.subject, what: finding.name })}
              >
                Does not apply
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {findings.length > FIRST ? (
        <div className="health-more">
          <Button size="s" kind="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${findings.length}`}
          </Button>
        </div>
      ) : null}
      <ExceptDialog
        key={asked ? `${asked.rule} ${asked.subject}` : ''}
        asked={asked}
        onClose={() => setAsked(null)}
        except={except}
      />
    </section>
  );
}
