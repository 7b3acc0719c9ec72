const isMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iP/.test(navigator.platform);

/** The command key of this machine. */
export const commandKey = (): string => (isMac() ? '⌘' : 'Ctrl');

/** A key with the command key of this machine: "⌘Z", "Ctrl Z". */
export const keyName = (key: string): string => (isMac() ? `⌘${key}` : `Ctrl ${key}`);
