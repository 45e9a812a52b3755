// What the people of the pictures said, pointed at and decided.
import { subjectOf } from '#shared/annotations/subject.ts'
import { granted } from './people.ts'
import { placeOf } from './places.ts'
import type { Cast } from './people.ts'

const bowl = 'kiln-bowl:celadon'
const jug = 'alba-jug:cream'
const hour = 3_600_000

/** Notes and a drawing on the bowl, talk, a question, two decisions and a comparison. */
export async function talkAndDecide(cast: Cast): Promise<void> {
  await pointAt(cast)
  await talk(cast)
  await decide(cast)
  granted(cast.ben.room.annotations.compare(['kiln-bowl', 'alba-jug']))
  granted(
    cast.tom.room.annotations.add('links', {
      url: 'https://tests.example/bowls-2026',
      title: 'Six bowls in the dishwasher',
    }),
  )
  await Promise.all([cast.ana, cast.ben, cast.mara, cast.tom].map(({ room }) => room.saved()))
}

async function pointAt({ ana, ben, mara, tom }: Cast): Promise<void> {
  const { pictures } = granted(await ana.room.catalogue.product('kiln-bowl'))
  const image = pictures[0]?.src ?? ''
  const at = (part: string) =>
    ({ on: 'image', productId: 'kiln-bowl', image, ...placeOf('kiln-bowl-celadon-front', part) }) as const
  const line = granted(mara.room.annotations.pin(at('rim'), 'Is this a crack or a throwing line?'))
  await mara.room.saved()
  granted(tom.room.annotations.pin(at('far rim'), 'Wide enough for a whole salad'))
  const curve = Array.from({ length: 24 }, (_, step) => [0.3 + step * 0.017, 0.62 + Math.sin(step / 8) * 0.04] as const)
  granted(ben.room.annotations.draw('kiln-bowl', image, curve))
  granted(ben.room.talk.say(subjectOf('pin', line), 'A throwing line. Mine has it too, you can’t feel it.'))
  await ben.room.saved()
}

async function talk({ ana, ben, mara, tom }: Cast): Promise<void> {
  const { message } = granted(tom.room.talk.say('room', 'We get the keys on the first: four rooms and a balcony.'))
  await tom.room.saved()
  granted(ana.room.talk.say('room', 'Lovely! Then we need mugs for everybody.', { products: ['kiln-mug'] }))
  await ana.room.saved()
  granted(mara.room.talk.react(message, '🎉', true))
  granted(ben.room.talk.react(message, '🎉', true))
  granted(
    ben.room.talk.say('room', '@Ana I already put two in for my sister and me.', { mentions: [ana.room.me.get().id] }),
  )
  await ben.room.saved()
  granted(
    mara.room.talk.ask('product:kiln-bowl', 'Bowl or jug for the table on Saturday?', {
      askedOf: [ana.room.me.get().id],
      dueAt: Date.now() + 30 * hour,
    }),
  )
  await mara.room.saved()
}

async function decide({ ana, ben, mara, tom }: Cast): Promise<void> {
  const voters = [ana, ben, mara, tom].map(({ room }) => room.me.get().id)
  const shared = { voters, rule: 'most', blind: false } as const
  const candidates = [bowl, jug]
  granted(
    await mara.room.decisions.open({
      ...shared,
      question: 'Which one for the table?',
      candidates,
      deadline: Date.now() + 26 * hour,
    }),
  )
  const light = granted(
    await ben.room.decisions.open({
      ...shared,
      blind: true,
      question: 'What for the evening?',
      candidates: ['chamber-candle:brass', 'pear-lamp:teal'],
    }),
  )
  for (const { room } of [ben, mara, tom]) granted(await room.decisions.vote(light, 'chamber-candle:brass'))
}
