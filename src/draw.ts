// The thread in which exports are drawn.
import { drawExport } from '@/features/export/jobs';
import { serveThread } from '@/server/thread';

serveThread(drawExport, (drawn) => ('bytes' in drawn ? [drawn.bytes.buffer] : []));
