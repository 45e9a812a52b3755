// A disk that really fills: a file system of its own in memory. Only root may mount one.
import { spawnSync } from 'node:child_process'
import { rmSync, statfsSync, writeSync, openSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './folders.ts'

/** A mounted disk. */
export interface FillingDisk {
  readonly folder: string
  /** Writes a file until there is no room at all. */
  fill(): void
  /** Deletes it. */
  free(): void
}

/** Whether this machine lets us mount one. */
export function canMount(): boolean {
  const folder = spawnSync('mktemp', ['-d'], { encoding: 'utf8' }).stdout.trim()
  const isMounted = mount(folder, 1)
  if (isMounted) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
  return isMounted
}

/** Mounts a disk of so many megabytes until the test is over. Call it inside a test. */
export function fillingDisk(megabytes: number): FillingDisk {
  const folder = temporaryFolder()
  if (!mount(folder, megabytes)) throw new Error('no disk could be mounted')
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'a')
      for (let size = 1024 * 1024; size >= 512; size /= 2) while (writeAll(file, size));
      closeSync(file)
      if (statfsSync(folder).bavail > 0) throw new Error('the disk is not full')
    },
    free: () => rmSync(ballast),
  }
}

function mount(folder: string, megabytes: number): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0
}

/** Whether all of it had room. */
function writeAll(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size, 1)) === size
  } catch {
    return false
  }
}
