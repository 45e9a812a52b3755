// A room in which every part holds texts that stand nowhere else, so that it shows where one of them leaks.
import { roomOf } from './people.ts'
import type { Person } from './people.ts'
import { RawConnection } from './raw-connection.ts'
import { startTestServer } from './server.ts'

/** Texts that stand in one part of the room alone. */
export const secrets = {
  cart: ['ridge-boot', 'Our secret plan'],
  talk: ['whispered among friends'],
  never: ['a note for my sister', 'too dear for Ben'],
} as const

/** Ana’s room, with Ben and Cleo in it. */
export async function roomWithSecrets() {
  const server = await startTestServer()
  const [ana, ben, cleo] = (await roomOf(server.url, ['Ana', 'Ben', 'Cleo'])) as [Person, Person, Person]
  const frame = await RawConnection.open(server.url, ana)
  await frame.write((doc) => doc.getMap('frame').set('title', 'Our secret plan'))
  await frame.close()
  const cart = await RawConnection.open(server.url, ben)
  await cart.write((doc) => {
    const [productId, variantId] = ['ridge-boot', 'ridge-boot:walnut-39']
    doc.getMap('lines').set(variantId, { productId, variantId, by: ben.memberId, at: Date.now() })
    doc.getMap('wants').set(`${variantId}/${ben.memberId}`, 1)
    doc.getMap('notes').set(`${variantId}/${ben.memberId}`, 'a note for my sister')
    doc
      .getMap('opinions')
      .set(`${productId}/${ben.memberId}`, { verdict: 'no', reason: 'too dear for Ben', at: Date.now() })
  })
  await cart.close()
  const talk = await RawConnection.open(server.url, cleo, 'annotations')
  await talk.write((doc) => {
    doc.getMap('threads').set('room', { subject: 'room', kind: 'talk', by: cleo.memberId, at: Date.now() })
    doc.getMap('messages').set('room/m1', { by: cleo.memberId, at: Date.now(), text: 'whispered among friends' })
  })
  await talk.close()
  return { server, ana, ben, cleo }
}
