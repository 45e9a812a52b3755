// Associates suggest, members accept: the server carries out what was accepted, and the line says of which proposal it came.
import { expect, test } from 'vitest'
import type { AnswerProposal } from '#shared/visits/visit.ts'
import { ask, expectRefused } from '../support/api.ts'
import { RecordingAssociate, askStore } from '../support/recording-associate.ts'
import { roomOf } from '../support/people.ts'
import type { Person } from '../support/people.ts'
import { RawConnection } from '../support/raw-connection.ts'
import { startTestServer } from '../support/server.ts'

const boot = 'ridge-boot:walnut-39'
const shell = 'trail-runner:fog-39'

async function visited() {
  const server = await startTestServer()
  const [ana, ben] = (await roomOf(server.url, ['Ana', 'Ben'])) as [Person, Person]
  const noor = await RecordingAssociate.on(server)
  const visit = await noor.claim(await askStore(server, ana))
  const document = await noor.visit(ana.roomId, visit)
  const suggest = (id: string, proposal: object) =>
    document.write((doc) =>
      doc.getMap('proposals').set(id, { reason: 'It fits.', by: noor.id, at: Date.now(), ...proposal }),
    )
  const answer = ({ token }: Person, proposal: string, body: AnswerProposal) =>
    ask(server, `POST /rooms/${ana.roomId}/visits/${visit}/proposals/${proposal}/answer`, { token, body })
  return { server, ana, ben, noor, visit, document, suggest, answer }
}

test('an accepted proposal is in the cart for the member who accepted it, and says whose it was', async () => {
  const { server, ben, noor, visit, document, suggest, answer } = await visited()
  expect(await suggest('p1', { kind: 'add', variants: [boot] })).toEqual({ saved: true })
  expect((await answer(ben, 'p1', { answer: 'accepted' })).status).toBe(204)
  const cart = await RawConnection.open(server.url, ben)
  expect(cart.record('lines', boot)).toMatchObject({
    by: ben.memberId,
    suggested: { visit, proposal: 'p1', associate: noor.id },
  })
  expect(cart.record('wants', `${boot}/${ben.memberId}`)).toBe(1)
  await document.until(() => document.record('proposalStates', 'p1') !== undefined)
  expect(document.record('proposalStates', 'p1')).toMatchObject({ state: 'accepted', by: ben.memberId })
  await cart.close()
})

test('a swap takes the old line out, and everybody who wanted it wants the new one', async () => {
  const { server, ana, ben, suggest, answer } = await visited()
  const cart = await RawConnection.open(server.url, ben)
  await cart.write((doc) => {
    doc.getMap('lines').set(boot, { productId: 'ridge-boot', variantId: boot, by: ben.memberId, at: Date.now() })
    doc.getMap('wants').set(`${boot}/${ben.memberId}`, 2)
  })
  await suggest('p1', { kind: 'swap', variants: [shell], instead: boot })
  expect((await answer(ana, 'p1', { answer: 'accepted' })).status).toBe(204)
  await cart.until(() => cart.record('lanes', boot) === 'rejected')
  expect(cart.record('wants', `${shell}/${ben.memberId}`)).toBe(2)
  expect(cart.record('wants', `${boot}/${ben.memberId}`)).toBe(0)
  expect(cart.record('wants', `${shell}/${ana.memberId}`)).toBeUndefined()
  await cart.close()
})

test('a proposal is answered once, and declining says why', async () => {
  const { ana, ben, document, suggest, answer } = await visited()
  await suggest('p1', { kind: 'add', variants: [boot] })
  expect((await answer(ben, 'p1', { answer: 'declined', reason: 'We love the light wood.' })).status).toBe(204)
  expectRefused(await answer(ana, 'p1', { answer: 'accepted' }), 'proposal-answered')
  await document.until(() => document.record('proposalStates', 'p1') !== undefined)
  expect(document.record('proposalStates', 'p1')).toMatchObject({
    state: 'declined',
    reason: 'We love the light wood.',
  })
})

test('a question back is a message, and the proposal can still be accepted', async () => {
  const { ana, ben, document, suggest, answer } = await visited()
  await suggest('p1', { kind: 'add', variants: [boot] })
  await answer(ben, 'p1', { answer: 'asked', reason: 'Is it waterproof?' })
  await document.until(() => [...document.doc.getMap('messages').values()].some(isQuestion))
  expect((await answer(ana, 'p1', { answer: 'accepted' })).status).toBe(204)
})

test('what the shop does not have cannot be accepted, nor anything while the cart is closed', async () => {
  const { server, ana, suggest, answer } = await visited()
  await suggest('p1', { kind: 'add', variants: ['no-such:thing'] })
  expectRefused(await answer(ana, 'p1', { answer: 'accepted' }), 'no-such-product')
  await suggest('p2', { kind: 'add', variants: [boot] })
  const cart = await RawConnection.open(server.url, ana)
  await cart.write((doc) => doc.getMap('frame').set('closed', { since: Date.now() }))
  expectRefused(await answer(ana, 'p2', { answer: 'accepted' }), 'cart-closed')
  await cart.close()
})

test('no token of an associate changes a line, and no member suggests or says where a line came from', async () => {
  const { server, ana, ben, noor, visit, document } = await visited()
  expect(await noor.refusedAt(ana.roomId, 'cart')).toBe(4404)
  const [member, other] = [
    await RawConnection.open(server.url, ben, `visit-${visit}`),
    await RawConnection.open(server.url, ben),
  ]
  const proposal = { kind: 'add', variants: [boot], reason: 'Me too.', by: ben.memberId, at: Date.now() }
  expect(await member.write((doc) => doc.getMap('proposals').set('p9', proposal))).toMatchObject({
    saved: false,
    closeCode: 4403,
  })
  const line = { productId: 'ridge-boot', variantId: boot, by: ben.memberId, at: Date.now() }
  const suggested = { visit, proposal: 'p1', associate: noor.id }
  expect(await other.write((doc) => doc.getMap('lines').set(boot, { ...line, suggested }))).toMatchObject({
    saved: false,
    refusal: { code: 'server-only' },
  })
  expect(
    await document.write((doc) =>
      doc.getMap('messages').set('m9', { by: ben.memberId, at: Date.now(), text: 'I am Ben' }),
    ),
  ).toMatchObject({ saved: false, closeCode: 4403 })
})

function isQuestion(message: unknown): boolean {
  return (message as { text: string }).text === 'Is it waterproof?'
}
