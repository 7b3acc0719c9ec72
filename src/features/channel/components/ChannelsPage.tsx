'use client';

import { Button } from '@/components/ui/Button';
import type { SaveOutcome } from '@/components/ui/draft';
import { EditableText } from '@/components/ui/EditableText';
import { useToast } from '@/components/ui/Toast';
import { NAME_LENGTH } from '@/contract/limits';
import { formatCount } from '@/domain/format';
import { can, type Role } from '@/domain/permissions';
import { failureOf } from '@/features/map/client';
import { ChannelText, channelMark } from '@/features/touchpoint/components/ChannelText';
import { offeredChannels } from '@/features/touchpoint/components/channels';
import { Entries } from '@/features/workspace/components/Entries';
import { useChannels, useRenameChannel } from '../client';
import type { ChannelView } from '../schema';

/** The channels that touchpoints have, to give each one name over all maps. */
export function ChannelsPage({ workspace, role }: { workspace: string; role: Role }) {
  const query = useChannels(workspace);
  const channels = query.data ?? [];
  return (
    <Entries
      title="Channels"
      intro="Through what customers meet the business, as its touchpoints say. A new name changes all of them; the name of another channel merges the two."
      what="channel"
      query={query}
      count={channels.length}
      empty="Channels come from the touchpoints of the maps. Say there through what each one happens."
      add={null}
      mayEdit={can(role, 'map:edit')}
    >
      {channels.map((channel) => (
        <Channel
          key={channel.name}
          workspace={workspace}
          channel={channel}
          others={channels.map(({ name }) => name).filter((name) => name !== channel.name)}
          mayEdit={can(role, 'map:edit')}
        />
      ))}
    </Entries>
  );
}

function Channel({
  workspace,
  channel: { name, touchpoints, maps },
  others,
  mayEdit,
}: {
  workspace: string;
  channel: ChannelView;
  others: readonly string[];
  mayEdit: boolean;
}) {
  const rename = useRenameChannel();
  const toast = useToast();
  const change = async (to: string): Promise<SaveOutcome> => {
    try {
      const { ids, merged } = await rename({ workspace, from: name, to });
      const at = `at ${formatCount(ids.length, 'touchpoint')}`;
      const said =
        to === ''
          ? `${name} is taken off ${formatCount(ids.length, 'touchpoint')}.`
          : merged
            ? `${name} is merged into ${to} ${at}.`
            : `${name} is now ${to} ${at}.`;
      const undo = () =>
        rename({ workspace, from: to, to: name, ids }).then(
          () => undefined,
          (error: unknown) => toast(failureOf(error).message),
        );
      toast(said, ids.length > 0 ? { label: 'Undo', run: () => void undo() } : undefined);
      return { kind: 'saved' };
    } catch (error) {
      return { kind: 'failed', message: failureOf(error).message };
    }
  };
  const remove = async () => {
    const outcome = await change('');
    if (outcome.kind === 'failed') toast(outcome.message);
  };
  return (
    <li className="entry" aria-label={name}>
      <div className="entry-name">
        <EditableText
          className="grow"
          value={name}
          label="Channel"
          placeholder="Name the channel"
          editable={mayEdit}
          draftKey={`channel:${name}`}
          save={change}
          maxLength={NAME_LENGTH}
          suggestions={offeredChannels(others).filter((other) => other !== name)}
          mark={channelMark}
        >
          <ChannelText channel={name} goesOn={false} />
        </EditableText>
      </div>
      {mayEdit ? (
        <Button size="s" kind="ghost" aria-label={`Take off ${name}`} onClick={() => void remove()}>
          Take off
        </Button>
      ) : null}
      <p className="entry-fields mute t12 num">
        {formatCount(touchpoints, 'touchpoint')} on {formatCount(maps, 'map')}
      </p>
    </li>
  );
}
