// The scenes of photos and voice notes: in the chat, at a comment on the picture, and in a composer that holds some.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Attachment } from '#shared/files/attachment.ts'
import { subjectOf } from '#shared/annotations/subject.ts'
import { granted } from './people.ts'
import type { Cast, Person } from './people.ts'
import { inAllSizes } from './scene.ts'
import type { Scene } from './scene.ts'
import { openRoomTalk } from './scenes-together.ts'

const pictures = join(import.meta.dirname, '../../server/catalog/demo/pictures')
const photos = ['kiln-bowl-celadon-top', 'alba-jug-cream-detail'].map((name) => join(pictures, `${name}-large.webp`))
const recorded = join(import.meta.dirname, '../../test/fixtures/voice.webm')
const side = 1200

/** Says it once for all scenes; the first picture makes the others' conversation. */
async function showEachOther({ ana, ben, mara }: Cast): Promise<void> {
  if (
    [...ana.room.talk.threads.get().values()].some(({ messages }) =>
      messages.some(({ files = [] }) => files.length > 0),
    )
  )
    return
  granted(mara.room.talk.say('room', 'On our table, from above', { files: await photosFrom(mara, photos.slice(0, 1)) }))
  granted(ben.room.talk.say('room', '', { files: [await voiceOf(ben)] }))
  granted(ana.room.talk.say('room', '', { files: await photosFrom(ana, photos) }))
  const [pin] = mara.room.annotations.pins.get()
  if (!pin) throw new Error('nobody has commented on a picture')
  const files = [...(await photosFrom(ben, photos.slice(0, 1))), await voiceOf(ben)]
  granted(ben.room.talk.say(subjectOf('pin', pin.id), 'Mine, for comparison', { files }))
}

function photosFrom({ room }: Person, paths: readonly string[]): Promise<Attachment[]> {
  return Promise.all(
    paths.map(async (path) => {
      const id = await room.files.send('photo', new Blob([readFileSync(path)], { type: 'image/webp' }))
      return { is: 'photo', id, width: side, height: side } as const
    }),
  )
}

async function voiceOf({ room }: Person): Promise<Attachment> {
  const id = await room.files.send('voice', new Blob([readFileSync(recorded)], { type: 'audio/webm' }))
  return { is: 'voice', id, ms: 7_000, wave: '2479cfhkmqtwzwsoklhgdcba98579bdhlpsvxzyvrokgd' }
}

async function inTalk(page: Page, cast: Cast): Promise<void> {
  await showEachOther(cast)
  await openRoomTalk(page)
  await page.getByRole('button', { name: 'Photo from You' }).first().waitFor()
}

/** Where the photo of another stands above their voice note: the end is all of one's own. */
async function upInTalk(page: Page, cast: Cast): Promise<void> {
  await inTalk(page, cast)
  await page.getByRole('button', { name: 'Photo from Mara' }).first().scrollIntoViewIfNeeded()
}

async function atComment(page: Page, cast: Cast): Promise<void> {
  await showEachOther(cast)
  await page
    .getByRole('button', { name: /^Comment 1/ })
    .first()
    .click()
  await page.locator('.bubble .photo').first().waitFor()
}

async function toBeSent(page: Page, cast: Cast): Promise<void> {
  await inTalk(page, cast)
  await page.locator('.talk input[type=file]').last().setInputFiles(photos)
  await page.locator('.talk textarea').last().fill('Which of the two?')
  await page.locator('img.chosen-photo').nth(1).waitFor()
}

async function enlarged(page: Page, cast: Cast): Promise<void> {
  await inTalk(page, cast)
  await page.getByRole('button', { name: 'Photo from Mara' }).first().click()
  await page.getByRole('dialog', { name: 'Photo from Mara' }).waitFor()
}

export const fileScenes: readonly Scene[] = [
  ...inAllSizes('photos-talk', { act: inTalk }),
  ...inAllSizes('photos-talk-others', { act: upInTalk }),
  ...inAllSizes('photos-comment', { act: atComment }),
  ...inAllSizes('photos-unsent', { act: toBeSent }),
  ...inAllSizes('photos-large', { act: enlarged }),
]
