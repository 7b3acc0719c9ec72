'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { formatCount } from '@/domain/format';
import { failureOf } from '@/features/map/client';
import { useDeleteTag, useRenameTag, useTags } from '../client';
import { TAG_LENGTH, type TagView } from '../schema';

/** The tags of the workspace: their names, and taking one away for good. */
export function TagsDialog({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const { data: tags = [], isPending } = useTags(workspace);
  return (
    <Dialog
      open
      onClose={onClose}
      title="Tags"
      description="A tag that is deleted is taken off every rating. The ratings stay."
    >
      {tags.length === 0 && !isPending ? <p className="mute">There are no tags yet.</p> : null}
      <ul className="grid gap-2">
        {tags.map((tag) => (
          <Tag key={tag.id} workspace={workspace} tag={tag} />
        ))}
      </ul>
    </Dialog>
  );
}

function Tag({ workspace, tag }: { workspace: string; tag: TagView }) {
  const [draft, setDraft] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const rename = useRenameTag();
  const remove = useDeleteTag();
  const error = rename.error ?? remove.error;
  if (draft !== null)
    return (
      <li>
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            rename.mutate(
              { workspace, id: tag.id, base: tag.name, value: draft },
              { onSuccess: () => setDraft(null) },
            );
          }}
        >
          <Field
            label="Name of the tag"
            dir="auto"
            value={draft}
            maxLength={TAG_LENGTH}
            error={rename.error ? failureOf(rename.error).message : undefined}
            onChange={({ target }) => setDraft(target.value)}
          />
          <div className="row">
            <Button type="submit" size="s" busy={rename.isPending}>
              Save name
            </Button>
            <Button size="s" kind="ghost" onClick={() => setDraft(null)}>
              Cancel
            </Button>
          </div>
        </form>
      </li>
    );
  return (
    <li>
      <div className="row">
        <bdi className="grow trunc">{tag.name}</bdi>
        <span className="mute num t12">{formatCount(tag.n, 'rating')}</span>
        <Button size="s" kind="ghost" aria-label={`Rename ${tag.name}`} onClick={() => setDraft(tag.name)}>
          Rename
        </Button>
        <Button
          size="s"
          kind="ghost"
          busy={remove.isPending}
          aria-label={asked ? `Delete ${tag.name} for good` : `Delete ${tag.name}`}
          onClick={() => (asked || tag.n === 0 ? remove.mutate({ workspace, id: tag.id }) : setAsked(true))}
        >
          {asked ? `Delete it from ${formatCount(tag.n, 'rating')}` : 'Delete'}
        </Button>
      </div>
      {error ? <p className="t12 text-danger">{failureOf(error).message}</p> : null}
    </li>
  );
}
