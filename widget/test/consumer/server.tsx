import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { Shop } from './Shop';

process.stdout.write(
  renderToString(
    <StrictMode>
      <Shop host={process.env.TOUCHLINE_HOST ?? ''} nonce="n0nce" heard={() => {}} />
    </StrictMode>,
  ),
);
