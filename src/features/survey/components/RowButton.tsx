import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';

/** What is done to one row of a list. */
export function RowButton({
  does,
  label,
  disabled = false,
  onClick,
}: {
  does: 'up' | 'down' | 'delete';
  label: string;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <Button kind="ghost" size="s" icon aria-label={label} disabled={disabled} onClick={onClick}>
      {does === 'delete' ? (
        <Icon name="close" />
      ) : (
        <span className={does === 'up' ? 'ask-up' : undefined}>
          <Icon name="chevronDown" />
        </span>
      )}
    </Button>
  );
}
