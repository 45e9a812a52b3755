// The figures of rooms: how many there are in memory, who sits in them, and how the journal does.
import { Gauge, Histogram } from 'prom-client'
import type { Directory } from '../sync/directory.ts'
import type { CommitReport } from '../sync/journal.ts'
import type { Metrics } from '../host/metrics.ts'
import type { DocumentChannel } from './document-channel.ts'

/** Watches the rooms in memory and their sockets; read when somebody asks for the figures. */
export function watchRooms({ registry }: Metrics, directory: Directory, sync: DocumentChannel): void {
  const watch = (name: string, help: string, read: () => number) =>
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(read())
        },
      }),
    )
  watch('tagalong_rooms_in_memory', 'Rooms read into memory.', () => directory.inMemory.length)
  watch('tagalong_document_sockets', 'Open sockets of the document channel.', () => sync.openSockets)
}

/** Watches the journal's commits. @returns what the journal reports to. */
export function watchCommits({ registry }: Metrics): (report: CommitReport) => void {
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
