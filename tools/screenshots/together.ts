// What the people of the pictures said, pointed at and decided.
import { subjectOf } from '#shared/annotations/subject.ts'
import { granted } from './people.ts'
import type { Cast } from './people.ts'

const boots = 'ridge-boot:walnut-39'
const runners = 'trail-runner:fog-39'
const hour = 3_600_000

/** Notes and a drawing on the boots, talk, a question, two decisions and a comparison. */
export async function talkAndDecide(cast: Cast): Promise<void> {
  await pointAt(cast)
  await talk(cast)
  await decide(cast)
  granted(cast.ben.room.annotations.compare(['ridge-boot', 'trail-runner']))
  granted(
    cast.tom.room.annotations.add('links', { url: 'https://tests.example/boots-2026', title: 'Six boots in the wet' }),
  )
  await Promise.all([cast.ana, cast.ben, cast.mara, cast.tom].map(({ room }) => room.saved()))
}

async function pointAt({ ana, ben, mara, tom }: Cast): Promise<void> {
  const { pictures } = granted(await ana.room.catalogue.product('ridge-boot'))
  const image = pictures[0]?.src ?? ''
  const at = (x: number, y: number) => ({ on: 'image', productId: 'ridge-boot', image, x, y }) as const
  const cuff = granted(mara.room.annotations.pin(at(0.34, 0.3), 'This cuff rubbed on my last pair'))
  await mara.room.saved()
  granted(tom.room.annotations.pin(at(0.62, 0.8), 'Good deep sole'))
  const curve = Array.from({ length: 24 }, (_, step) => [0.3 + step * 0.017, 0.83 + Math.sin(step / 8) * 0.04] as const)
  granted(ben.room.annotations.draw('ridge-boot', image, curve))
  granted(ben.room.talk.say(subjectOf('pin', cuff), 'Mine did not, after a week or so.'))
  await ben.room.saved()
}

async function talk({ ana, ben, mara, tom }: Cast): Promise<void> {
  const { message } = granted(tom.room.talk.say('room', 'I found a cabin by the water, four beds and a stove.'))
  await tom.room.saved()
  granted(ana.room.talk.say('room', 'Lovely! Then we need mugs for everybody.', { products: ['enamel-mug'] }))
  await ana.room.saved()
  granted(mara.room.talk.react(message, '🎉', true))
  granted(ben.room.talk.react(message, '🎉', true))
  granted(
    ben.room.talk.say('room', '@Ana I already put two in for my sister and me.', { mentions: [ana.room.me.get().id] }),
  )
  await ben.room.saved()
  granted(
    mara.room.talk.ask('product:ridge-boot', 'Boots or runners for the walk on Saturday?', {
      askedOf: [ana.room.me.get().id],
      dueAt: Date.now() + 30 * hour,
    }),
  )
  await mara.room.saved()
}

async function decide({ ana, ben, mara, tom }: Cast): Promise<void> {
  const voters = [ana, ben, mara, tom].map(({ room }) => room.me.get().id)
  const shared = { voters, rule: 'most', blind: false } as const
  const candidates = [boots, runners]
  granted(
    await mara.room.decisions.open({
      ...shared,
      question: 'Which shoes for the walk?',
      candidates,
      deadline: Date.now() + 26 * hour,
    }),
  )
  const light = granted(
    await ben.room.decisions.open({
      ...shared,
      blind: true,
      question: 'What for the evening?',
      candidates: ['evening-lantern:poppy', 'half-moon-shades:tortoise'],
    }),
  )
  for (const { room } of [ben, mara, tom]) granted(await room.decisions.vote(light, 'evening-lantern:poppy'))
}
