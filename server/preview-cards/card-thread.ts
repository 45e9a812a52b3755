// The worker thread that paints preview cards.
import { serveJobs } from '#server/sync/worker-thread.ts'
import { paintCard } from './paint-card.ts'

serveJobs(paintCard, ({ buffer }) => [buffer as ArrayBuffer])
