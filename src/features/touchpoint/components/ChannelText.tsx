import { Icon } from '@/components/ui/Icon';
import { channelIcon } from './channels';
import './channel.css';

/** Through what the customer meets the business. A channel that goes on is a line, not said again. */
export function ChannelText({ channel, goesOn }: { channel: string; goesOn: boolean }) {
  if (channel === '') return null;
  if (goesOn)
    return (
      <span className="chan-goes-on">
        <span className="chan-on" />
        <span className="vh">{channel}</span>
      </span>
    );
  return (
    <span className="chan">
      <Icon name={channelIcon(channel)} />
      <span className="chan-name">{channel}</span>
    </span>
  );
}

/** What stands before a channel that is offered. */
export const channelMark = (channel: string) => <Icon name={channelIcon(channel)} />;
