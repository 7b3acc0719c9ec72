// The process in which exports are drawn.
import { serveExports } from '@/features/export/jobs';
import { serveJobs } from '@/server/subprocess';

serveJobs(serveExports);
