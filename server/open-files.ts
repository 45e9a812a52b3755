// Opens the store of photos and voice notes: a folder beside the database, or an S3-compatible store where one is set.
import { join, resolve } from 'node:path'
import type { Settings } from './settings.ts'
import type { FileStore } from './storage/files/file-store.ts'
import { openFolderFiles } from './storage/files/folder-files.ts'
import { StartProblem } from './storage/start-problem.ts'

/** A store that is open. */
export interface OpenFiles {
  readonly store: FileStore
  close(): void
}

/** @throws StartProblem where the settings of an S3 store are incomplete. */
export async function openFiles(settings: Settings): Promise<OpenFiles> {
  const { S3_BUCKET: bucket, S3_REGION: region, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: key } = settings
  if (bucket === undefined)
    return { store: openFolderFiles(join(resolve(settings.DATA_DIR), 'files')), close: () => {} }
  if (id === undefined || key === undefined)
    throw new StartProblem('S3_BUCKET is set, so S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set too.')
  // Half a second and 20 MB that only those pay for who use it.
  const { openS3Files } = await import('./storage/files/s3-files.ts')
  const endpoint = settings.S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`
  const store = openS3Files({ endpoint, region, bucket, accessKeyId: id, secretAccessKey: key })
  return { store, close: () => store.close() }
}
