import { operation } from '@/server/operation';
import { makeLink } from './data';
import { linkResource, newLink } from './schema';

/** Links that are good for one answer, in the REST API. */
export const linkOperations = [
  operation({
    id: 'createLink',
    method: 'POST',
    path: '/links',
    tag: 'Surveys',
    summary: 'Create a link for one answer',
    description:
      'A link to the survey page that says who answers and cannot be changed. It gives one answer, however often it is ' +
      'opened: answering again changes that answer for 30 minutes, and not afterwards. Opening it records nothing. ' +
      'Where it has expired, the page says so. Your own server can sign such links without asking here: Settings, ' +
      'Identity shows how.',
    permission: 'survey:edit',
    body: { name: 'NewLink', schema: newLink },
    status: 201,
    answer: { name: 'Link', schema: linkResource },
    faults: ['not_found', 'conflict'],
    handle: (scope, { body }) => makeLink(scope, body),
    example: ({ touchpoint, newId }) => ({
      body: { touchpoint, id: newId, customer: 'customer-4711', attributes: { plan: 'pro' }, days: 14 },
    }),
    shows: ({ touchpoint, newId, ratingId, publicKey }) => {
      const token = `${'eyJzIjoicGF5aW5nIn0'}.${'0'.repeat(64)}`;
      const url = (score = '') =>
        `https://touchline.example.test/s/${publicKey}/${touchpoint}?source=link${score}&t=${token}`;
      return {
        id: newId,
        ratingId,
        touchpoint,
        url: url(),
        scores: Object.fromEntries([1, 2, 3, 4, 5].map((score) => [String(score), url(`&score=${score}`)])),
        token,
        expiresAt: '2026-04-14T16:20:00.000Z',
      };
    },
  }),
];
