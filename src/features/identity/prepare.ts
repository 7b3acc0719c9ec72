/** How a server signs a link that is good for one answer, for 30 days, as the token behind `t=`. */
export const linkSamples = (touchpoint = 'paying', customer = 'customer-4711') => ({
  Node: `import { createHmac, randomUUID } from 'node:crypto';

const claims = {
  s: '${touchpoint}', // slug of the touchpoint
  j: randomUUID(), // one answer each
  e: Math.floor(Date.now() / 1000) + 30 * 86400, // ends
  c: '${customer}',
};
const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
const hmac = createHmac('sha256', process.env.TOUCHLINE_IDENTITY_SECRET);
console.log(payload + '.' + hmac.update('link\\n' + payload).digest('hex'));`,
  Python: `import base64, hashlib, hmac, json, os, time, uuid

claims = {
    "s": "${touchpoint}",  # slug of the touchpoint
    "j": str(uuid.uuid4()),  # one answer each
    "e": int(time.time()) + 30 * 86400,  # ends
    "c": "${customer}",
}
payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
secret = os.environ["TOUCHLINE_IDENTITY_SECRET"].encode()
signed = hmac.new(secret, f"link\\n{payload}".encode(), hashlib.sha256)
print(f"{payload}.{signed.hexdigest()}")`,
  PHP: `<?php
$claims = json_encode([
    's' => '${touchpoint}', // slug of the touchpoint
    'j' => bin2hex(random_bytes(16)), // one answer each
    'e' => time() + 30 * 86400, // ends
    'c' => '${customer}',
]);
$payload = rtrim(strtr(base64_encode($claims), '+/', '-_'), '=');
$secret = getenv('TOUCHLINE_IDENTITY_SECRET');
print $payload . '.' . hash_hmac('sha256', "link\\n" . $payload, $secret);`,
  Shell: `id=$(openssl rand -hex 16)
ends=$(( $(date +%s) + 30 * 86400 ))
payload=$(printf '{"s":"${touchpoint}","j":"%s","e":%s,"c":"${customer}"}' "$id" "$ends" | openssl base64 -A | tr '+/' '-_' | tr -d '=')
signed=$(printf 'link\\n%s' "$payload" | openssl dgst -sha256 -hmac "$TOUCHLINE_IDENTITY_SECRET" -r | cut -d ' ' -f 1)
echo "$payload.$signed"`,
});
