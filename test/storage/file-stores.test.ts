// Both stores of photos and voice notes pass the same suite: a folder, and a real S3-compatible store.
import { describe, expect, onTestFinished, test } from 'vitest'
import { openFolderFiles } from '#server/storage/files/folder-files.ts'
import { openS3Files } from '#server/storage/files/s3-files.ts'
import { StorageFault } from '#server/storage/storage-fault.ts'
import { describeFileStore } from '#test/suites/file-store.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { s3Server } from '#test/support/s3-server.ts'
import { smallDisk } from '#test/support/small-disk.ts'
import { testNeeds } from '#tools/test-needs.ts'

describeFileStore('a folder', () => Promise.resolve(openFolderFiles(temporaryFolder())))

test('a full disk is a fault of the storage that may pass, and leaves nothing half', async () => {
  const disk = smallDisk('300k')
  if (!disk) return
  const store = openFolderFiles(disk.folder)
  await store.put('room/file/whole', new Uint8Array(100_000))
  const fault = await store.put('room/file/whole', new Uint8Array(400_000)).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(StorageFault)
  expect((fault as StorageFault).trouble).toBe('full')
  expect((await store.get('room/file/whole'))?.length).toBe(100_000)
})

describe.skipIf(!testNeeds.s3.find())('with an S3-compatible store', () => {
  describeFileStore('an S3-compatible store', async () => {
    const store = openS3Files(await s3Server())
    onTestFinished(() => store.close())
    return store
  })

  test('a store that does not answer is a fault that may pass', async () => {
    const options = await s3Server()
    const store = openS3Files({ ...options, endpoint: 'http://127.0.0.1:9' })
    onTestFinished(() => store.close())
    expect(await store.check().catch((error: unknown) => error)).toBeInstanceOf(StorageFault)
  })
})
