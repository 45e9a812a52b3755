// A real S3-compatible store in a process of its own, with an empty bucket; gone after the test.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { onTestFinished } from 'vitest'
import type { S3Options } from '#server/storage/files/s3-files.ts'
import { testNeeds } from '#tools/test-needs.ts'
import { temporaryFolder } from './folders.ts'
import { runsUntilParentEnds } from './server-process.ts'

/** Starts it. Call it inside a test, where `testNeeds.s3` is found. */
export async function s3Server(): Promise<S3Options> {
  const [program = ''] = testNeeds.s3.find() ?? []
  const port = await freePort()
  const options = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket: 'photos',
    accessKeyId: 'tester',
    secretAccessKey: 'secret-of-tests',
  }
  const args = [...runsUntilParentEnds, program, '--port', `127.0.0.1:${port}`, 'posix', temporaryFolder()]
  const running = spawn(process.execPath, args, {
    env: { ROOT_ACCESS_KEY: options.accessKeyId, ROOT_SECRET_KEY: options.secretAccessKey },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ended = new Promise((resolve) => running.once('exit', resolve))
  onTestFinished(async () => {
    running.kill()
    await ended
  })
  await makeBucket(options)
  return options
}

/** The client itself tries again until the store listens. */
async function makeBucket({ endpoint, region, bucket, ...credentials }: S3Options): Promise<void> {
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 40 })
  await client.send(new CreateBucketCommand({ Bucket: bucket }))
  client.destroy()
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
