'use client';

import { useState } from 'react';
import { Button, buttonClass } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Segmented } from '@/components/ui/Segmented';
import { formatCount, formatNumber } from '@/domain/format';
import { momentOf } from '@/features/history/components/when';
import { failureOf, unreadOf } from '@/features/map/client';
import type { Sieve } from '@/features/search/schema';
import { useCreateDownload, useDeleteDownload, useDownloads } from '../client';
import { type DownloadView, type Format, KEPT_HOURS } from '../schema';
import './download.css';

/** Has the ratings in view written to a file, and shows those that were. */
export function DownloadDialog({
  workspace,
  sieve,
  count,
  timeZone,
  onClose,
}: {
  workspace: string;
  sieve: Sieve;
  /** Ratings in view; null: not known yet. */
  count: number | null;
  timeZone: string;
  onClose: () => void;
}) {
  const [format, setFormat] = useState<Format>('csv');
  const { data, error } = useDownloads(workspace);
  const create = useCreateDownload();
  const problem = create.error ? failureOf(create.error).message : error ? unreadOf(error) : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Export ratings"
      description={`All that the filters match, with comments, answers, attributes and customers as they are stored. It is written in the background; the file can be fetched for ${KEPT_HOURS} hours by members who may edit.`}
    >
      <p className="mute t12">
        A score is left empty where fewer than five answered its question in the period: of so few, a single
        customer could be recognised.
      </p>
      <div className="row">
        <Segmented
          label="Format"
          options={[
            { value: 'csv', label: 'CSV' },
            { value: 'xlsx', label: 'Excel' },
          ]}
          value={format}
          onChange={setFormat}
        />
        <span className="grow" />
        <Button
          kind="primary"
          busy={create.isPending}
          disabled={count === 0}
          onClick={() => create.mutate({ workspace, format, sieve })}
        >
          {count === null ? 'Export' : `Export ${formatCount(count, 'rating')}`}
        </Button>
      </div>
      {problem ? (
        <p className="t12 text-danger" role="alert">
          {problem}
        </p>
      ) : null}
      {data && data.length > 0 ? (
        <ul className="dl-list" aria-label="Files">
          {data.map((file) => (
            <File key={file.id} workspace={workspace} file={file} timeZone={timeZone} />
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}

const NAMES: Readonly<Record<Format, string>> = { csv: 'CSV', xlsx: 'Excel' };

function File({ workspace, file, timeZone }: { workspace: string; file: DownloadView; timeZone: string }) {
  const { id, format, status, total, written, size, author, createdAt, expiresAt } = file;
  const remove = useDeleteDownload();
  const open = status === 'waiting' || status === 'running';
  const name = `${NAMES[format]} of ${momentOf(createdAt, timeZone)}`;
  return (
    <li>
      <div className="row">
        <span className="grow trunc">
          {name}
          {author ? (
            <span className="mute">
              , <bdi>{author}</bdi>
            </span>
          ) : null}
        </span>
        {status === 'done' ? (
          <a
            className={buttonClass('plain', 's')}
            href={`/api/w/${workspace}/downloads/${id}`}
            aria-label={`Download ${name}`}
            download
          >
            Download
          </a>
        ) : null}
        <Button
          size="s"
          kind="ghost"
          busy={remove.isPending}
          aria-label={`${open ? 'Stop' : 'Delete'} ${name}`}
          onClick={() => remove.mutate({ workspace, id })}
        >
          {open ? 'Stop' : 'Delete'}
        </Button>
      </div>
      {open && total !== null ? (
        <progress max={Math.max(1, total)} value={written} aria-label={name} />
      ) : null}
      <p className="mute t12 num">{stateOf(file)}</p>
      {status === 'done' && expiresAt ? (
        <p className="mute t12 num">
          {sizeText(size)}, until {momentOf(expiresAt, timeZone)}
        </p>
      ) : null}
    </li>
  );
}

function stateOf({ status, total, written, stalled }: DownloadView): string {
  const of = total === null ? '' : ` of ${formatNumber(total)}`;
  switch (status) {
    case 'waiting':
      return 'Waits for its turn.';
    case 'running':
      return stalled
        ? `Interrupted at ${formatNumber(written)}${of}. It begins again by itself within a minute.`
        : `${formatNumber(written)}${of} written.`;
    case 'done':
      return `${formatCount(written, 'rating')}.`;
    case 'failed':
      return stalled
        ? 'It could not be written. Export again.'
        : 'It could not be written, and is tried again.';
    case 'expired':
      return `${formatCount(written, 'rating')}. Its time is over: export again.`;
  }
}

const sizeText = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.ceil(bytes / 1_000))} kB`
    : `${formatNumber(bytes / 1_000_000, 1)} MB`;
