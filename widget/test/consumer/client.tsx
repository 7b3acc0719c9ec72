import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Shop } from './Shop';

const heard: string[] = [];
const root = document.querySelector<HTMLElement>('#root');
const { host = '', nonce } = root?.dataset ?? {};
const drawn =
  root &&
  hydrateRoot(
    root,
    <StrictMode>
      <Shop host={host} nonce={nonce} heard={(line) => heard.push(line)} />
    </StrictMode>,
    { onRecoverableError: (error) => console.error(error) },
  );
Object.assign(window, { heard, leave: () => drawn?.unmount() });
