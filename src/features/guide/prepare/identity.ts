import type { GuideChapter, GuidePlace } from '../schema';

/** Each prints the signature of the customer in its first line, from the secret in the environment. */
export const signatures = () => ({
  Node: `import { createHmac } from 'node:crypto';

const customer = 'c-1041';
const signature = createHmac('sha256', process.env.TOUCHLINE_IDENTITY_SECRET).update(customer).digest('hex');
console.log(signature);`,
  Python: `import hashlib
import hmac
import os

customer = "c-1041"
secret = os.environ["TOUCHLINE_IDENTITY_SECRET"]
signature = hmac.new(secret.encode(), customer.encode(), hashlib.sha256).hexdigest()
print(signature)`,
  PHP: `<?php
$customer = 'c-1041';
$signature = hash_hmac('sha256', $customer, getenv('TOUCHLINE_IDENTITY_SECRET'));
print $signature;`,
});

/** The same for a signature that is good for an hour. */
export const endingSignatures = () => ({
  Node: `import { createHmac } from 'node:crypto';

const customer = 'c-1041';
const until = Math.floor(Date.now() / 1000) + 3600;
const proof = createHmac('sha256', process.env.TOUCHLINE_IDENTITY_SECRET).update(\`\${until}\\n\${customer}\`).digest('hex');
console.log(\`\${until}.\${proof}\`);`,
  Python: `import hashlib
import hmac
import os
import time

customer = "c-1041"
until = int(time.time()) + 3600
secret = os.environ["TOUCHLINE_IDENTITY_SECRET"]
proof = hmac.new(secret.encode(), f"{until}\\n{customer}".encode(), hashlib.sha256).hexdigest()
print(f"{until}.{proof}")`,
  PHP: `<?php
$customer = 'c-1041';
$until = time() + 3600;
$proof = hash_hmac('sha256', $until . "\\n" . $customer, getenv('TOUCHLINE_IDENTITY_SECRET'));
print $until . '.' . $proof;`,
});

const listed = (sources: Record<string, string>, what: string) =>
  Object.entries(sources).map(([language, source]) => ({ label: `${language}${what}`, source }));

export const identify = (_: GuidePlace): GuideChapter => ({
  id: 'identify',
  title: 'Identify your customers',
  text: [
    'Name who is signed in, and their answers stand in one timeline. The id is one of your own, any text up to 200 characters; it need not be an e-mail address, and had better not be.',
    'A signature proves that it was your server that named them, and not somebody at the browser’s console. It is the HMAC-SHA-256 of the id with your identity secret, in hex. An admin finds the secret in Settings, Identity, and can require signatures there: then whoever is named without one stays anonymous.',
  ],
  samples: [
    {
      label: 'In the page',
      source: `touchline('identify', {
  customer: 'c-1041',
  signature: '…', // made on your server, as below
  attributes: { plan: 'plus', orders: 3 },
})`,
    },
    ...listed(signatures(), ', on your server'),
    ...listed(endingSignatures(), ', a signature that ends after an hour'),
  ],
  notes: [
    'Keep the secret on your servers; the examples read it from the environment variable `TOUCHLINE_IDENTITY_SECRET`.',
    "Call `touchline('reset')` when the customer signs out.",
    'A wrong or expired signature loses no answer: where signatures are required, it is stored as an anonymous one.',
    'Links for one answer are signed with the same secret; Settings, Identity shows how.',
  ],
});
