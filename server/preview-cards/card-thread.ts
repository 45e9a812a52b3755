// The worker thread that paints preview cards.
import { serveThreadJobs } from '#server/sync/worker-thread.ts'
import { paintCard } from './paint-card.ts'

serveThreadJobs(paintCard, ({ buffer }) => [buffer as ArrayBuffer])
