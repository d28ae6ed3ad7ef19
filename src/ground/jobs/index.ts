export { defineJob, handle, type Job, type JobHandler, type JobRequest } from './job.ts';
export { enqueue } from './jobs.sql.ts';
export { startWorker, type Worker } from './worker.ts';
export { jobCounts, type JobCounts } from './jobs.sql.ts';
