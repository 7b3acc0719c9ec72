'use client';

import { clsx } from 'clsx';
import { memo } from 'react';
import { EditableText } from '@/components/ui/EditableText';
import { Icon, type IconName } from '@/components/ui/Icon';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { ROLES } from '@/features/map/components/roles';
import { NAME_LENGTH } from '@/features/map/schema';

/** Words by which a channel is recognised, whatever else its name says. */
const ICONS: readonly (readonly [IconName, RegExp])[] = [
  ['mail', /mail|newsletter|post/i],
  ['chat', /chat|messag|whatsapp|messenger/i],
  ['phone', /sms|text|app|mobile/i],
  ['phoneCall', /phone|call|hotline/i],
  ['social', /social|instagram|facebook|tiktok|ad\b|ads\b/i],
  ['shop', /shop|store|showroom|counter|branch|in person|on site/i],
  ['truck', /deliver|door|courier|parcel|van/i],
  ['print', /print|manual|letter|brochure|paper|packag/i],
  ['people', /referral|friend|word of mouth|community/i],
  ['web', /web|site|online|search|portal|page/i],
];

export function channelIcon(channel: string): IconName | null {
  return ICONS.find(([, words]) => words.test(channel))?.[0] ?? null;
}

/** Through what the customer meets the business. A channel that goes on is a line, not said again. */
export const ChannelCell = memo(function ChannelCell({
  id,
  channel,
  goesOn,
  name,
  row,
  index,
  endsStage,
  lang,
}: {
  id: string;
  channel: string;
  goesOn: boolean;
  name: string;
  row: number;
  index: number;
  endsStage: boolean;
  lang: string;
}) {
  const { mode, actions, channels, leave, orphan } = useMapEditing();
  const editable = mode === 'content';
  const icon = channelIcon(channel);
  return (
    <div
      {...ROLES.cell}
      className={clsx('cell slim', endsStage && 'se')}
      data-cell={`${row}:${index}`}
      data-touchpoint={id}
      lang={lang}
      style={{ gridRow: row + 1, gridColumn: index + 2 }}
    >
      <EditableText
        value={channel}
        label={`Channel, ${name}`}
        placeholder={editable ? 'Add channel' : ''}
        editable={editable}
        draftKey={`touchpoint:${id}:channel`}
        save={(value, base) => actions.setText(id, 'channel', value, base)}
        maxLength={NAME_LENGTH}
        suggestions={channels}
        tabIndex={-1}
        onLeave={leave}
        onOrphan={(draft) => orphan(`Channel, ${name}`, draft)}
      >
        {goesOn && !editable ? (
          <span className="chan-goes-on">
            <span className="chan-on" />
            <span className="vh">{channel}</span>
          </span>
        ) : (
          <span className="chan">
            {icon ? <Icon name={icon} /> : null}
            {channel}
          </span>
        )}
      </EditableText>
    </div>
  );
});
