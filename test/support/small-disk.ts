import { spawnSync } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './folders.ts'

/** A disk of its own, in memory. */
export interface SmallDisk {
  readonly folder: string
  /** @param options such as `size=50m` or `ro`. */
  remount(options: string): void
}

/** A disk of a size such as `300k`, gone after the test; undefined where this process may not mount one. Call it inside a test. */
export function smallDisk(size: string): SmallDisk | undefined {
  const folder = temporaryFolder()
  const mount = (...args: readonly string[]) => spawnSync('mount', [...args, folder]).status === 0
  if (!mount('-t', 'tmpfs', '-o', `size=${size}`, 'tagalong-test')) return undefined
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder]))
  return { folder, remount: (options) => void mount('-o', `remount,${options}`) }
}
