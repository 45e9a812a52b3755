// Files in an S3-compatible store, so that several nodes share them. Loaded only where one is set.
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { StorageFault } from '../storage-fault.ts'
import { assertKey } from './file-store.ts'
import type { FileStore } from './file-store.ts'

/** Where the store is, and who we are to it. */
export interface S3Options {
  /** Such as `https://s3.eu-central-1.amazonaws.com`. */
  readonly endpoint: string
  readonly region: string
  /** It exists already, and nobody but this server reads it. */
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** A store that does not answer must not hold up requests for long. */
const connectTimeoutMs = 3_000
const requestTimeoutMs = 15_000

/** Opens a store in a bucket. Nothing is asked of it yet. */
export function openS3Files({ endpoint, region, bucket, ...credentials }: S3Options): FileStore & { close(): void } {
  const client = new S3Client({
    endpoint,
    region,
    credentials,
    // Stores of others have no host name for each bucket.
    forcePathStyle: true,
    requestHandler: { connectionTimeout: connectTimeoutMs, requestTimeout: requestTimeoutMs },
  })
  return {
    isLocal: false,
    put: (key, bytes) =>
      faultsOf(async () => {
        assertKey(key)
        await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }))
      }),
    get: (key) =>
      faultsOf(async () => {
        assertKey(key)
        try {
          const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
          return await Body?.transformToByteArray()
        } catch (fault) {
          if (fault instanceof NoSuchKey) return undefined
          throw fault
        }
      }),
    removeAll: (prefix) =>
      faultsOf(async () => {
        assertKey(prefix)
        await removeAll(client, bucket, prefix)
      }),
    check: () => faultsOf(async () => void (await client.send(new HeadBucketCommand({ Bucket: bucket })))),
    close: () => client.destroy(),
  }
}

/** A page of the list at a time, which is as many as one request may delete. */
async function removeAll(client: S3Client, bucket: string, prefix: string): Promise<void> {
  for (;;) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }))
    if (Contents.length === 0) return
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({
        Bucket: bucket,
        Delete: { Objects: Contents.map(({ Key }) => ({ Key })), Quiet: true },
      }),
    )
    if (Errors.length > 0) throw new Error(`The store did not delete ${Errors.length} objects: ${Errors[0]?.Code}`)
  }
}

async function faultsOf<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (fault) {
    throw new StorageFault('io', fault as Error)
  }
}
