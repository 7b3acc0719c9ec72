import { type AskOptions, type Identity, load, type TouchlineEvents, touchline } from '@touchline/widget';

const who: Identity = { customer: 'c-1041', attributes: { plan: 'plus', orders: 3, news: true } };
const options: AskOptions = {
  attributes: { basket: 3 },
  onEvent(name, detail) {
    if (name === 'answered') return void (detail.score satisfies number);
    if (name === 'error') return void (detail.code satisfies string);
  },
};

const same = load({ key: 'pk_test', host: 'https://touchline.example.test', nonce: 'n0nce' });
same('identify', who);
touchline('ask', 'slot', options);
touchline('visit', 'slot');
touchline('consent');
touchline('consent', false);
touchline('debug');
touchline('reset');
const end: () => void = touchline.on('completed', ({ id, score }: TouchlineEvents['completed']) =>
  console.log(id, score),
);
end();

// @ts-expect-error: no such call
touchline('aks', 'slot');
// @ts-expect-error: whose question?
touchline('ask');
// @ts-expect-error: an attribute is a text, a number or true/false
touchline('identify', { attributes: { basket: { size: 3 } } });
// @ts-expect-error: no such event
touchline.on('opened', () => {});
// @ts-expect-error: dismissing gives no score
touchline.on('dismissed', ({ score }) => console.log(score));
// @ts-expect-error: no host
load({ key: 'pk_test' });
