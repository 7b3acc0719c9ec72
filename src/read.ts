// The process in which comments are read.
import { readAll } from '@/features/theme/prepare/phrases';
import { serveJobs } from '@/server/subprocess';

serveJobs(readAll);
