import pino from 'pino';

/**
 * Structured log on standard output. Never pass it request bodies, comments, e-mail or client addresses:
 * what customers and members say belongs in the database only. The redaction is the second line of defence.
 */
export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: ['*.email', '*.password', '*.comment', '*.customer', '*.authorization', '*.cookie', '*.token'],
});
