// Metrics of the journal.
import { Histogram } from 'prom-client'
import type { CommitReport } from '../sync/journal.ts'
import type { Metrics } from './metrics.ts'

/** Metrics of the journal's commits. @returns takes the report of each commit. */
export function commitMetrics({ registry }: Metrics): (report: CommitReport) => void {
  const registers = [registry]
  const seconds = new Histogram({
    name: 'tagalong_commit_duration_seconds',
    help: 'Time one group commit takes, fsync included.',
    buckets: [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.25, 1, 5],
    registers,
  })
  const entries = new Histogram({
    name: 'tagalong_commit_entries',
    help: 'Entries of one group commit.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 1024],
    registers,
  })
  return (report) => {
    seconds.observe(report.ms / 1000)
    entries.observe(report.entries)
  }
}
