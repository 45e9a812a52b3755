// The pictures that messengers show of links: each page names one, and reading it uses nothing up.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { photoHeader } from '#shared/files/photo-header.ts'
import { startRoom } from '#client/sdk/index.ts'
import { CardPainter } from '#server/preview-cards/card-painter.ts'
import { PreviewCards } from '#server/preview-cards/preview-cards.ts'
import { ProductPictures } from '#server/preview-cards/product-pictures.ts'
import type { PreviewCard } from '#server/host/preview-card.ts'
import { granted } from '#test/support/shoppers.ts'
import { startTestServer } from '#test/support/server.ts'

const bot = { 'user-agent': 'WhatsApp/2.23.20.0', 'accept': '*/*', 'accept-language': '' }

/** The address of the card that a page names. */
async function cardOf(page: string): Promise<string> {
  const text = await (await fetch(page, { headers: { ...bot, accept: 'text/html' } })).text()
  const address = /<meta property="og:image" content="([^"]+)"/.exec(text)?.[1] ?? ''
  expect(text).toContain(`<meta name="twitter:image" content="${address}"`)
  return address.replaceAll('&amp;', '&')
}

const plain: PreviewCard = {
  language: 'en',
  title: 'Ana wants your opinion',
  facts: '',
  price: '',
  picture: null,
  foot: [],
}

test('a product, a room, an invitation and an answer link each name a card of 1200 by 630', async () => {
  const { url } = await startTestServer()
  const { room, invitation } = granted(await startRoom({ name: 'Ana', about: 'ridge-boot' }, { server: url }))
  onTestFinished(() => room.close())
  const { thread } = granted(room.talk.ask('product:ridge-boot', 'Too warm?'))
  await room.saved()
  const link = granted(await room.answerLinks.make({ thread, name: 'Mara' }))
  const addresses = await Promise.all(
    [`${url}/p/ridge-boot`, `${url}/shop/demo/p/ridge-boot`, `${url}/r/${room.info.id}`, invitation.url, link.url].map(
      cardOf,
    ),
  )
  expect(new Set(addresses).size).toBe(5)
  for (const address of addresses) {
    const card = await fetch(address, { headers: bot })
    expect(card.headers.get('content-type')).toBe('image/jpeg')
    expect(card.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    const bytes = new Uint8Array(await card.arrayBuffer())
    expect(photoHeader(bytes)).toEqual({ type: 'image/jpeg', width: 1200, height: 630 })
    // Messengers leave out larger ones.
    expect(bytes.length).toBeLessThan(300_000)
    const again = await fetch(address, { headers: { ...bot, 'if-none-match': card.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  }
})

test('a link that has ended has no card, and a wrong code finds nothing', async () => {
  const { url } = await startTestServer()
  const { room, invitation } = granted(await startRoom({ name: 'Ana', about: 'ridge-boot' }, { server: url }))
  onTestFinished(() => room.close())
  const address = await cardOf(invitation.url)
  granted(await room.invitations.revoke(invitation.code))
  expect((await fetch(address)).status).toBe(410)
  expect((await fetch(`${url}/i/nothing/card.jpg`)).status).toBe(404)
  expect((await fetch(`${url}/a/nothing/card.jpg`)).status).toBe(404)
  expect((await fetch(`${url}/p/nothing/card.jpg`)).status).toBe(404)
})

test('the card of a room says the same of every room, also of one that does not exist', async () => {
  const { url } = await startTestServer()
  const { room } = granted(await startRoom({ name: 'Ana', title: 'Dolomites in May' }, { server: url }))
  onTestFinished(() => room.close())
  const query = (address: string) => new URL(address).search
  expect(query(await cardOf(`${url}/r/${room.info.id}`))).toBe(query(await cardOf(`${url}/r/nothing`)))
})

test('a picture that claims more pixels than a card needs is not decoded, and one that is no picture is left out', async () => {
  const bomb = Buffer.alloc(64)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bomb)
  bomb.write('IHDR', 12, 'latin1')
  bomb.writeUInt32BE(30_000, 16)
  bomb.writeUInt32BE(30_000, 20)
  const shop = createServer((request, response) => response.end(request.url === '/bomb' ? bomb : '<script>'))
  shop.listen(0, '127.0.0.1')
  onTestFinished(() => void shop.close())
  await once(shop, 'listening')
  const at = (path: string) => ({ src: `http://127.0.0.1:${(shop.address() as AddressInfo).port}${path}`, alt: '' })
  const pictures = new ProductPictures('/nowhere', { mayAskLoopback: true })
  expect(await pictures.bytesOf(at('/bomb'))).toBeUndefined()
  expect(await pictures.bytesOf(at('/script'))).toBeUndefined()
  expect(await pictures.bytesOf({ src: '/pictures/../../etc/passwd', alt: '' })).toBeUndefined()
  expect(await new ProductPictures('/nowhere', { mayAskLoopback: false }).bytesOf(at('/bomb'))).toBeUndefined()
})

test('a long title without a space, and a damaged picture, make a card all the same', async () => {
  const painter = new CardPainter('/nowhere')
  onTestFinished(() => painter.stop())
  const title = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze'.repeat(20)
  const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0])
  const bytes = await painter.paint({ card: { ...plain, language: 'ar', title, facts: title, price: '€1' }, picture })
  expect(photoHeader(bytes)).toMatchObject({ width: 1200, height: 630 })
})

test('a card is painted once however many ask for it, and one that cannot be painted leads to the plain picture', async () => {
  let painted = 0
  const paint = () => {
    painted += 1
    return painted === 1 ? Promise.resolve(new Uint8Array([1])) : Promise.reject(new Error('no thread'))
  }
  const faults: unknown[] = []
  const cards = new PreviewCards({
    painter: { paint },
    pictures: { bytesOf: () => Promise.resolve(undefined) },
    now: () => 0,
    reportError: (fault) => faults.push(fault),
    proxyHops: 0,
  })
  const { Hono } = await import('hono')
  const app = new Hono()
  app.get('/same', (c) => cards.answer(c as never, plain))
  app.get('/other', (c) =>
    cards.answer(c as never, { ...plain, title: 'Other', picture: { src: '/pictures/demo/boot.webp', alt: '' } }),
  )
  const answers = await Promise.all(Array.from({ length: 40 }, async () => app.request('/same', {}, {})))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(painted).toBe(1)
  const other = await app.request('/other', {}, {})
  expect([other.status, other.headers.get('location')]).toEqual([302, '/pictures/demo/boot.webp'])
  expect(faults).toHaveLength(1)
})

test('who asks for many cards at once does not keep others from theirs', async () => {
  let paint: () => void = () => {}
  const first = new Promise<void>((resolve) => (paint = resolve))
  const cards = new PreviewCards({
    painter: { paint: () => first.then(() => new Uint8Array([1])) },
    pictures: { bytesOf: () => Promise.resolve(undefined) },
    now: () => 0,
    reportError: (fault) => expect(fault).toBeUndefined(),
    proxyHops: 1,
  })
  const { Hono } = await import('hono')
  const app = new Hono()
  const picture = { src: '/pictures/demo/boot.webp', alt: '' }
  app.get('/:title', (c) => cards.answer(c as never, { ...plain, title: c.req.param('title'), picture }))
  const get = async (title: string, address: string) => {
    const incoming = { headers: { 'x-forwarded-for': address } }
    return (await app.request(`/${title}`, {}, { incoming })).status
  }
  let answered = 0
  const many = Array.from({ length: 24 }, async (_, index) => {
    const status = await get(`of-one-${index}`, '198.51.100.1')
    answered += 1
    return status
  })
  // Those beyond what one address may have waiting are answered at once.
  await expect.poll(() => answered).toBe(20)
  const other = get('of-another', '198.51.100.2')
  paint()
  expect(await other).toBe(200)
  expect((await Promise.all(many)).filter((status) => status === 200)).toHaveLength(4)
})
