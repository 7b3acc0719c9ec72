import { toAppError } from '@/server/errors';
import { methodNotAllowed } from '@/server/rest';
import { endDigest } from './mutations';

interface Asked {
  params: Promise<{ token: string }>;
}

/**
 * Mail programs post here without showing a page, and follow no redirect (RFC 8058); the button of the page does, and
 * comes back to it. The page says what became of it, also of a link that is not ours.
 */
export async function endDigestHandler(request: Request, { params }: Asked): Promise<Response> {
  const { token } = await params;
  const form = await request.formData().catch(() => null);
  try {
    await endDigest(token);
  } catch (error) {
    if (toAppError(error).code !== 'not_found') throw error;
  }
  return form?.has('List-Unsubscribe')
    ? new Response('Ended.\n')
    : new Response(null, { status: 303, headers: { location: `/digest/${encodeURIComponent(token)}` } });
}

export const refuseAllButPost = methodNotAllowed('POST');
