import { Survey, TouchlineProvider, type TouchlineProviderProps, useTouchline } from '@touchline/react';
import { useEffect, useState } from 'react';

export interface ShopProps extends Pick<TouchlineProviderProps, 'host' | 'nonce'> {
  heard: (line: string) => void;
}

/** A shop as a customer of ours would write it, with the packages as they come from the registry. */
export function Shop({ host, nonce, heard }: ShopProps) {
  const [isIn, setIsIn] = useState(true);
  return (
    <TouchlineProvider
      publicKey="pk_test"
      host={host}
      nonce={nonce}
      policy="shop"
      identity={
        isIn
          ? { customer: 'c-1041', persona: 'regular', attributes: { plan: 'plus' }, signature: 'ab12' }
          : undefined
      }
    >
      <h1>Your order</h1>
      <Delivery heard={heard} />
      <button type="button" onClick={() => setIsIn(false)}>
        Sign out
      </button>
    </TouchlineProvider>
  );
}

function Delivery({ heard }: Pick<ShopProps, 'heard'>) {
  const touchline = useTouchline();
  const [touchpoint, setTouchpoint] = useState('reviews');
  useEffect(() => touchline('visit', 'delivery'), [touchline]);
  useEffect(() => touchline.on('displayed', (detail) => heard(`displayed ${detail.touchpoint}`)));
  return (
    <>
      <Survey
        touchpoint={touchpoint}
        onEvent={(name, detail) => {
          if (name === 'completed') heard(`completed ${detail.touchpoint} with ${detail.score}`);
        }}
      />
      <button type="button" onClick={() => setTouchpoint('delivery')}>
        Next
      </button>
      <button type="button" onClick={() => touchline('ask', 'slot', { attributes: { basket: 3 } })}>
        How was it?
      </button>
    </>
  );
}
