import { z } from 'zod';
import { ratingSchema } from '@/ingest/schema';
import { listen } from './listen';

const schema = ratingSchema.extend({ key: z.string() });

/** (b) The same with JSON and zod, and nothing after it. */
listen((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    const result = schema.safeParse(JSON.parse(Buffer.concat(chunks).toString()));
    const body = JSON.stringify({ id: result.data?.id });
    res.writeHead(result.success ? 202 : 422, {
      'content-type': 'application/json',
      'content-length': body.length,
    });
    res.end(body);
  });
});
