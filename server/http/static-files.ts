// Files of a folder over HTTP: the page as it was built, and its pictures.
import { defined } from '#shared/defined.ts'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from 'hono'
import { getMimeType } from 'hono/utils/mime'
import { accepts, matches } from '#server/host/negotiation.ts'

/** The build writes these beside a file where they are smaller; best first. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const

interface Found {
  readonly file: string
  readonly size: number
  readonly etag: string
  readonly encoding?: string
}

interface Answered {
  readonly cacheControl: string
  /** 404 where the file stands for one that is missing. */
  readonly status?: 200 | 404
}

/**
 * Answers a file of the folder, the smaller form of it where the client takes one; 304 where the client has it.
 * @param path below the folder, as it stands in the URL.
 * @returns undefined where there is no such file.
 */
export async function answerFile(
  c: Context,
  folder: string,
  path: string,
  { cacheControl, status = 200 }: Answered,
): Promise<Response | undefined> {
  const name = safeName(path)
  const found = name === undefined ? undefined : await find(join(folder, name), c.req.header('accept-encoding'))
  if (name === undefined || !found) return undefined
  const headers = {
    'content-type': getMimeType(name) ?? 'application/octet-stream',
    'cache-control': cacheControl,
    'etag': found.etag,
    'vary': 'Accept-Encoding',
    ...(found.encoding === undefined ? {} : { 'content-encoding': found.encoding }),
  }
  const isKept = status === 200 && matches(c.req.header('if-none-match'), found.etag)
  if (isKept) return c.body(null, 304, headers)
  return c.body(new Uint8Array(await readFile(found.file)), status, {
    ...headers,
    'content-length': String(found.size),
  })
}

/** The path as a file name below a folder; undefined where it could lead out of it or to a hidden file. */
function safeName(path: string): string | undefined {
  let name: string
  try {
    name = decodeURIComponent(path)
  } catch {
    return undefined
  }
  const parts = name.split('/').filter((part) => part !== '')
  const isSafe = parts.every((part) => !part.startsWith('.') && !/[\\\0]/.test(part))
  return isSafe && parts.length > 0 ? parts.join('/') : undefined
}

async function find(file: string, accepted: string | undefined): Promise<Found | undefined> {
  const plain = await statOf(file)
  if (!plain) return undefined
  for (const { name, suffix } of encodings) {
    if (!accepts(accepted, name)) continue
    const smaller = await statOf(file + suffix)
    // One left from an older build is not the same file.
    if (smaller && smaller.mtimeMs >= plain.mtimeMs) return foundOf(file + suffix, smaller, name)
  }
  return foundOf(file, plain)
}

function foundOf(file: string, { size, mtimeMs }: { size: number; mtimeMs: number }, encoding?: string): Found {
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}${encoding === undefined ? '' : `-${encoding}`}"`
  return { file, size, etag, ...defined({ encoding }) }
}

async function statOf(file: string): Promise<{ size: number; mtimeMs: number } | undefined> {
  try {
    const found = await stat(file)
    return found.isFile() ? found : undefined
  } catch {
    return undefined
  }
}
