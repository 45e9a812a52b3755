// Replies that are used again and again: a shop's for all of its associates, and everybody's own.
import { expect, test } from 'vitest'
import { readReply } from '#shared/desk/reply-variables.ts'
import type { SavedReply } from '#shared/desk/saved-replies.ts'
import { ask, expectRefused } from '../support/api.ts'
import { Associate, shopWithStaff } from '../support/desk.ts'
import { adminKey } from '../support/shop-server.ts'

const hello = { name: 'Hello', language: 'en', text: 'Hi {asker}, I’m {me} from {store}.' }

async function staffed() {
  const server = await shopWithStaff()
  const noor = await Associate.of(server, 'Noor')
  const emil = await Associate.of(server, 'Emil')
  const aoife = await Associate.of(server, 'Aoife', { role: 'supervisor' })
  const save = ({ token }: { token: string }, id: string, body: object) =>
    ask<SavedReply>(server, `PUT /desk/replies/${id}`, { token, body })
  const names = async ({ token }: { token: string }) =>
    (await ask<{ replies: SavedReply[] }>(server, 'GET /desk/replies', { token })).body.replies.map(({ name }) => name)
  return { server, noor, emil, aoife, save, names }
}

test('an associate’s own replies are theirs alone', async () => {
  const { server, noor, emil, save, names } = await staffed()
  expect((await save(noor, 'r1', hello)).body).toEqual({ id: 'r1', isShared: false, ...hello })
  expect(await names(noor)).toEqual(['Hello'])
  expect(await names(emil)).toEqual([])
  const taken = await save(emil, 'r1', { ...hello, name: 'Mine' })
  expectRefused(taken, 'no-such-reply')
  expect((await ask(server, 'DELETE /desk/replies/r1', { token: emil.token })).text).toBe(
    (await ask(server, 'DELETE /desk/replies/nothing', { token: emil.token })).text,
  )
  expect((await save(noor, 'r1', { ...hello, name: 'Welcome' })).status).toBe(200)
  expect(await names(noor)).toEqual(['Welcome'])
  expect((await ask(server, 'DELETE /desk/replies/r1', { token: noor.token })).status).toBe(204)
  expect(await names(noor)).toEqual([])
})

test('supervisors save replies for the whole shop, associates do not', async () => {
  const { noor, aoife, emil, save, names } = await staffed()
  expectRefused(await save(noor, 'r1', { ...hello, isShared: true }), 'role-may-not')
  expect((await save(aoife, 'r1', { ...hello, isShared: true })).status).toBe(200)
  expect(await names(emil)).toEqual(['Hello'])
  expectRefused(await save(emil, 'r1', { ...hello, name: 'Bye' }), 'no-such-reply')
})

test('a shop’s own server sets the replies of its associates with a key for it', async () => {
  const { server, noor, names } = await staffed()
  const token = await adminKey(server, ['desk'])
  expect((await ask(server, 'PUT /shops/demo/replies/r1', { token, body: hello })).status).toBe(200)
  expect(await names(noor)).toEqual(['Hello'])
  const audit = await adminKey(server, ['audit'])
  expectRefused(await ask(server, 'PUT /shops/demo/replies/r1', { token: audit, body: hello }), 'scope-missing')
  expect((await ask(server, 'DELETE /shops/demo/replies/r1', { token })).status).toBe(204)
  expect(await names(noor)).toEqual([])
})

test.each(['Hi {asker', 'Hi asker}', 'Hi {Asker}', 'It costs {prize}.', 'Hi {}.', 'Hi {{asker}}.'])(
  'a reply with a broken variable is not saved: %s',
  async (text) => {
    const { noor, save, names } = await staffed()
    expectRefused(await save(noor, 'r1', { ...hello, text }), 'reply-broken')
    expect(await names(noor)).toEqual([])
  },
)

test('a reply is read in its pieces, and what is broken is named', () => {
  expect(readReply('Hi {asker}, it is {price}.')).toEqual({
    parts: [{ text: 'Hi ' }, { variable: 'asker' }, { text: ', it is ' }, { variable: 'price' }, { text: '.' }],
  })
  expect(readReply('no variable')).toEqual({ parts: [{ text: 'no variable' }] })
  expect(readReply('It is {prize}.')).toEqual({ broken: '{prize}' })
  expect(readReply('It is {price')).toEqual({ broken: '{' })
})
