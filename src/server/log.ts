import pino from 'pino';

const isLevel = (name: string | undefined): name is string =>
  name === 'silent' || (name !== undefined && name in pino.levels.values);

/**
 * Structured log on standard output. Never pass it request bodies, comments, e-mail or client addresses:
 * what customers and members say belongs in the database only. The redaction is the second line of defence.
 */
export const log = pino({
  // An unknown level is named where the environment is checked, which needs a log already.
  level: isLevel(process.env.LOG_LEVEL) ? process.env.LOG_LEVEL : 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: ['*.email', '*.password', '*.comment', '*.customer', '*.authorization', '*.cookie', '*.token'],
});
