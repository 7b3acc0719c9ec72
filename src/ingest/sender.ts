import type { IncomingMessage } from 'node:http';
import type { ConnectionKind } from '@/contract/connection';
import type { Device } from '@/contract/rating';
import { isFromNearbyProxy, isUnforwarded } from '@/server/client-address';
import { log } from '@/server/log';
import { clientAddress } from '@/server/rate-limit';
import { type Connections, hostOf } from './connection';
import { deviceOf } from './device';

/** Who sends an answer, as far as it matters to what becomes of it. */
export interface Sender {
  /** The business itself said who the customer is. */
  trusted: boolean;
  /** Address of the client, as a key for limits; null is not counted. */
  client: string | null;
  /** What they hold; undefined is not known. */
  device: Device | undefined;
  /** Tells the business what went wrong with what its page sent. */
  note(kind: ConnectionKind, detail?: string): void;
}

/** The business itself, with a secret key: it reads in the answer what went wrong. */
export const THE_BUSINESS: Sender = {
  trusted: true,
  client: null,
  device: undefined,
  note: () => undefined,
};

interface SendersOptions {
  connections: Connections;
  /** Whether clients are limited at all. */
  counted: boolean;
  /** Proxies whose X-Forwarded-For entry is believed. */
  trustProxy: number;
}

/** Tells of a request with a public key who sends it. */
export function createSenders({ connections, counted, trustProxy }: SendersOptions) {
  let warned = false;

  /** Where the limit is off, and for programs on this very machine, nobody is counted. */
  function clientOf(req: IncomingMessage): string | null {
    if (!counted || isUnforwarded(req)) return null;
    if (trustProxy > 0 || !isFromNearbyProxy(req)) return clientAddress(req, trustProxy);
    // All customers would be one client, and honest answers be left out of the score.
    if (!warned) log.warn('Requests come through a proxy: set TRUST_PROXY, or nobody can tell clients apart');
    warned = true;
    return null;
  }

  return (req: IncomingMessage, key: string): Sender => {
    const host = hostOf(req);
    return {
      trusted: false,
      client: clientOf(req),
      device: deviceOf(req.headers['user-agent']),
      note: (kind, detail) => connections.note(key, host, kind, detail),
    };
  };
}
