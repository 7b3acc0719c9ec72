'use client';

import { Button } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { Icon } from '@/components/ui/Icon';
import { formatCount } from '@/domain/format';
import type { MapData } from '@/features/map/schema';
import { useUnsent } from '../client';
import './unsent.css';

/** What was made before the page was left and cannot be made any more: each with its text and the reason. */
export function Unsent({ data, ready }: { data: MapData; ready: boolean }) {
  const { refused, dismiss } = useUnsent(data, ready);
  if (refused.length === 0) return null;
  const text = () =>
    refused.map(({ label, text, reason }) => [label, text, reason].filter(Boolean).join('\n')).join('\n\n');
  return (
    <div className="banner unsent" role="alert">
      <Icon name="flag" />
      <div className="grow">
        {formatCount(refused.length, 'edit', 'edits')} from before this page was loaded could not be made.
        <ul>
          {refused.map(({ id, label, text, reason }) => (
            <li key={id}>
              <b dir="auto">{label}</b>
              {text ? <q dir="auto">{text}</q> : null} <span dir="auto">{reason}</span>
            </li>
          ))}
        </ul>
      </div>
      <CopyButton text={text} label="Copy" />
      <Button size="s" onClick={dismiss}>
        Dismiss
      </Button>
    </div>
  );
}
