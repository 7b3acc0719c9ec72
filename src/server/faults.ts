import { z } from 'zod';
import type { ErrorIssue } from '@/contract/errors';

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'a UUID',
  guid: 'a UUID',
  url: 'an address',
  email: 'an e-mail address',
  datetime: 'a date-time like 2026-03-31T18:00:00Z',
};

/** So much of something: "5 characters", "1 entry", "9". */
const amount = (count: number | bigint, origin: string): string =>
  origin === 'string'
    ? `${count} ${count === 1 ? 'character' : 'characters'}`
    : origin === 'array'
      ? `${count} ${count === 1 ? 'entry' : 'entries'}`
      : String(count);

/** What is wrong with a value, where its schema has no words of its own for it. */
function inWords(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return 'This is missing.';
  switch (issue.code) {
    case 'invalid_type':
      return `This has to be ${KINDS[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `This has to be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}.`;
    case 'invalid_format':
      return `This has to be ${FORMATS[issue.format] ?? `of the form ${issue.format}`}.`;
    case 'too_big':
      return `At most ${amount(issue.maximum, issue.origin)}.`;
    case 'too_small':
      return issue.minimum === 1 && issue.origin === 'string'
        ? 'This is empty.'
        : `At least ${amount(issue.minimum, issue.origin)}.`;
    case 'unrecognized_keys':
      return `Not known here: ${issue.keys.join(', ')}.`;
    default:
      return 'This value is not allowed.';
  }
}

// Where zod would say it in words of its own, which are for those who know zod.
z.config({ localeError: inWords });

/** What a schema found wrong, place by place. What is wrong with a name in a record is said of that name. */
export const issuesOf = ({ issues }: z.ZodError): ErrorIssue[] =>
  issues.map(({ path, message, ...more }) => ({
    path: path.join('.'),
    message: (more.code === 'invalid_key' && more.issues[0]?.message) || message,
  }));
