/** Keeps a kiosk's page, its script and its questions, for when there is no connection. */
const worker = self as unknown as {
  location: Location;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  oninstall: () => void;
  onactivate: (event: { waitUntil(work: Promise<unknown>): void }) => void;
  onfetch: (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void;
};
const CACHE = 'touchline-kiosk';
/** A connection that gives nothing for so long is none. */
const PATIENCE_MS = 4_000;

const isKept = ({ method, url }: Request): boolean => {
  const { origin, pathname } = new URL(url);
  return (
    method === 'GET' &&
    origin === worker.location.origin &&
    /^\/(k\/|kiosk\.js$|api\/v1\/widget\/)/.test(pathname)
  );
};

/** The newest there is; the last one where there is no connection. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (fresh.ok) await cache.put(request, fresh.clone());
    if (fresh.status < 500) return fresh;
    return (await cache.match(request)) ?? fresh;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}

worker.oninstall = () => void worker.skipWaiting();
worker.onactivate = (event) => event.waitUntil(worker.clients.claim());
worker.onfetch = (event) => {
  if (isKept(event.request)) event.respondWith(answer(event.request));
};
