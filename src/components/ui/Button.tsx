import { clsx } from 'clsx';
import type { ButtonHTMLAttributes, Ref } from 'react';

export type ButtonKind = 'plain' | 'primary' | 'ghost';
export type ButtonSize = 's' | 'm' | 'l';

/** Class of anything that looks like a button, links included. */
export function buttonClass(kind: ButtonKind = 'plain', size: ButtonSize = 'm', icon = false): string {
  return clsx('btn', kind !== 'plain' && kind, size !== 'm' && size, icon && 'icon');
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind;
  size?: ButtonSize;
  /** Square, for an icon alone; give it an aria-label. */
  icon?: boolean;
  /** Work is under way: the button stays in place and says so to assistive technology. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind, size, icon, busy, className, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={clsx(buttonClass(kind, size, icon), className)}
      aria-busy={busy || undefined}
      disabled={disabled || busy}
      {...rest}
    />
  );
}
