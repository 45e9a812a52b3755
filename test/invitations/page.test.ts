// What an invitation shows before anybody joins, to people and to the programs of messengers.
import { expect, onTestFinished, test } from 'vitest'
import { startRoom } from '#client/sdk/index.ts'
import { photoHeader } from '#shared/files/photo-header.ts'
import type { InviteRequest } from '#shared/rooms/contracts.ts'
import { granted } from '#test/support/shoppers.ts'
import { startTestServer } from '#test/support/server.ts'

const boot = 'ridge-boot:walnut-39'

/** Such as a messenger fetches previews with. */
const bot = { 'user-agent': 'WhatsApp/2.23.20.0', 'accept': '*/*', 'accept-language': '' }

async function anaInvites({ name = 'Ana', title = 'Dolomites in May', locale = 'en', settings = {} } = {}) {
  const server = await startTestServer(settings)
  const started = granted(await startRoom({ name, title, locale, about: boot }, { server: server.url }))
  onTestFinished(() => started.room.close())
  return {
    server,
    room: started.room,
    url: started.invitation.url,
    invite: async (request: InviteRequest) => granted(await started.room.invitations.create(request)),
  }
}

async function read(url: string, headers: Record<string, string> = {}) {
  const page = await fetch(url, { headers: { 'accept': 'text/html', 'accept-language': 'en', ...headers } })
  const text = await page.text()
  return { status: page.status, text, seen: readable(text), headers: page.headers }
}

/** What a person reads: without tags, isolates and line breaks. */
function readable(text: string): string {
  const body = text.slice(text.indexOf('<body'))
  return body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
}

/** The words of a preview, by property. */
function previewIn(text: string): Record<string, string> {
  const tags = text.matchAll(/<meta (?:name|property)="([^"]+)"\s+content="([^"]*)"/g)
  return Object.fromEntries([...tags].map(([, name = '', content = '']) => [name, content]))
}

test('the link of a room that was started with a product opens to the product, and needs no script to be read', async () => {
  const { url } = await anaInvites()
  const { status, text, seen, headers } = await read(url)
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(seen).toContain('Ana wants your opinion on Ridge boot')
  expect(seen).toContain('Walnut · 39 · €139')
  expect(seen).toContain('Dolomites in May')
  expect(text).toMatch(/<img [^>]*src="[^"]*[/]pictures[/][^"]*"/)
})

test('a photo and a voice note are offered only where the server takes files from those who come by a link', async () => {
  const offersPhoto = async (settings: Record<string, string>) => {
    const { seen, text } = await read((await anaInvites({ settings })).url)
    // The reason can be given all the same.
    expect(seen).toContain('Why? (optional)')
    expect(text.includes('data-photo')).toBe(seen.includes('Add a photo'))
    expect(text.includes('data-voice')).toBe(text.includes('Record a voice note'))
    expect(text.includes('data-voice')).toBe(text.includes('data-photo'))
    return text.includes('data-photo')
  }
  expect(await offersPhoto({})).toBe(true)
  expect(await offersPhoto({ FILES_PER_ROOM: '0' })).toBe(false)
  expect(await offersPhoto({ FILES_PER_MEMBER: '0' })).toBe(false)
  // Three quarters of one are none.
  expect(await offersPhoto({ FILES_PER_ROOM: '1' })).toBe(false)
  expect(await offersPhoto({ FILES_PER_ROOM: '2', FILES_PER_MEMBER: '1' })).toBe(true)
})

test('a messenger gets title, words and a picture with its whole address, and uses nothing up', async () => {
  const { room, invite } = await anaInvites()
  const once = await invite({ role: 'shopper', maxUses: 1, about: boot })
  for (let times = 0; times < 3; times++) {
    const { status, text } = await read(once.url, bot)
    expect(status).toBe(200)
    expect(previewIn(text)).toMatchObject({
      'og:title': 'Ana wants your opinion on Ridge boot',
      'og:description': 'Walnut · 39 · €139 · Dolomites in May',
      'og:site_name': 'Ridge Outfitters',
      'twitter:card': 'summary_large_image',
      'robots': 'noindex',
    })
    const picture = previewIn(text)['og:image'] ?? ''
    expect(new URL(picture).origin).toBe(new URL(once.url).origin)
    const card = await fetch(picture, { headers: bot })
    expect(photoHeader(new Uint8Array(await card.arrayBuffer()))).toMatchObject({ width: 1200, height: 630 })
    await fetch(once.url, { method: 'HEAD', headers: bot })
  }
  const listed = granted(await room.invitations.list())
  expect(listed.find(({ id }) => id === once.id)).toMatchObject({ uses: 0, state: 'open' })
  expect(room.members.list.get().map(({ name }) => name)).toEqual(['Ana'])
})

test('the cart is shown only where whoever made the link chose so, and never who wants what', async () => {
  const { room, invite } = await anaInvites()
  const [variant] = granted(await room.catalogue.product('fjell-pack')).variants
  granted(room.cart.add(variant?.id ?? '', { count: 2 }))
  granted(room.cart.opine('ridge-boot', 'yes', { reason: 'The colour of honey' }))
  await room.saved()
  const closed = await read((await invite({ role: 'shopper', about: boot })).url)
  expect(closed.seen).not.toContain('In the cart so far')
  const open = await read((await invite({ role: 'shopper', about: boot, showsCart: true })).url)
  expect(open.seen).toMatch(/In the cart so far .*2 × €/)
  // Nobody’s opinion stands there before one’s own.
  for (const { text } of [closed, open]) expect(text).not.toContain('The colour of honey')
})

test('a link without a product tells who invites into which room, and what one may do', async () => {
  const { invite } = await anaInvites()
  const { seen, text } = await read((await invite({ role: 'advisor' })).url)
  expect(seen).toContain('Ana invites you to Dolomites in May Shop together at Ridge Outfitters')
  expect(seen).toContain('You can vote and comment.')
  expect(seen).not.toContain('Ridge boot')
  expect(previewIn(text)['og:title']).toBe('Ana invites you to Dolomites in May')
})

test('who may only look is shown the product and is asked for no opinion', async () => {
  const { invite } = await anaInvites()
  const { seen, text } = await read((await invite({ role: 'viewer', about: boot })).url)
  expect(seen).toContain('Ana wants to show you Ridge boot')
  expect([...text.matchAll(/name="say" value="(\w+)"/g)].map(([, value]) => value)).toEqual(['join'])
})

test('names, titles and products are written as text, whatever they contain', async () => {
  const nasty = '<img src=x onerror=alert(1)>"\'&'
  const { url } = await anaInvites({ name: nasty, title: nasty })
  for (const headers of [{}, bot]) {
    const { text } = await read(url, headers)
    expect(text).not.toContain('<img src=x')
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
  }
})

test('the page speaks the reader’s language; to programs that have none, the room’s', async () => {
  const { url } = await anaInvites({ locale: 'de' })
  const arabic = await read(url, { 'accept-language': 'fr, ar-EG;q=0.8, en;q=0.5' })
  expect(arabic.text).toContain('<html lang="ar" dir="rtl">')
  expect(arabic.headers.get('vary')).toContain('Accept-Language')
  expect(previewIn((await read(url, bot)).text)['og:title']).toBe('Ana möchte deine Meinung zu „Ridge boot“')
})

test('a link that has ended says so, and shows nothing of the room any more', async () => {
  const { room, invite } = await anaInvites()
  const link = await invite({ role: 'shopper', about: boot })
  granted(await room.invitations.revoke(link.id))
  const ended = await read(link.url)
  expect(ended.status).toBe(410)
  expect(ended.seen).toContain('This link has been turned off')
  expect(ended.text).not.toMatch(/Ridge boot|Dolomites|Ana/)
  const unknown = await read(link.url.slice(0, -3))
  expect(unknown.status).toBe(404)
  expect(unknown.seen).toContain('This link doesn’t work')
})

test('a link to a product that the shop no longer has opens to the room', async () => {
  const { invite } = await anaInvites()
  const { seen } = await read((await invite({ role: 'shopper', about: 'no-such-thing:at-all' })).url)
  expect(seen).toContain('Ana invites you to Dolomites in May')
})

test('a renewed link opens to the same', async () => {
  const { room, invite } = await anaInvites()
  const link = await invite({ role: 'shopper', about: boot, showsCart: true })
  const renewed = granted(await room.invitations.rotate(link.id))
  const listed = granted(await room.invitations.list()).find(({ id }) => id === renewed.id)
  expect(listed).toMatchObject({ about: boot, showsCart: true })
})

test('a link that keeps the room’s title says it neither to a messenger nor on its page', async () => {
  const { invite } = await anaInvites()
  const { url } = await invite({ role: 'shopper', about: boot, hidesTitle: true })
  const { text } = await read(url)
  expect(previewIn(text)['og:description']).toBe('Walnut · 39 · €139')
  expect(text).not.toContain('Dolomites')
})

test('a question that an invitation carries is what its page asks, until it is resolved', async () => {
  const { room, invite } = await anaInvites()
  const { thread } = granted(room.talk.ask('product:ridge-boot', 'Too warm for May?'))
  await room.saved()
  const { url } = await invite({ role: 'shopper', about: boot, asks: thread })
  const { text, seen } = await read(url)
  expect(previewIn(text)).toMatchObject({
    'og:title': 'Ana asks you: Too warm for May?',
    'og:description': 'Ridge boot · Walnut · 39 · €139 · Dolomites in May',
  })
  expect(seen).toContain('Ana asks you Too warm for May? Ridge boot · Walnut · 39')
  expect(text).toContain(`data-question="${thread}"`)
  granted(room.talk.resolve(thread, true))
  await room.saved()
  const after = await invite({ role: 'shopper', about: boot, asks: thread, showsCart: true })
  expect((await read(after.url)).seen).toContain('Ana wants your opinion on Ridge boot')
})

test('a question is shown to none who may not answer it, nor one that was asked of somebody else', async () => {
  const { room, invite } = await anaInvites()
  const { thread } = granted(room.talk.ask('room', 'Who pays?'))
  const toShop = granted(room.talk.ask('room', 'Is it in stock?', { askedOf: 'shop' }))
  await room.saved()
  const onlooker = await read((await invite({ role: 'viewer', about: boot, asks: thread })).url)
  expect(onlooker.text).not.toContain('Who pays?')
  const other = await read((await invite({ role: 'shopper', asks: toShop.thread })).url)
  expect(other.text).not.toContain('Is it in stock?')
})

test('an invitation offers all files of its first picture, and says of the others how small they are drawn', async () => {
  const server = await startTestServer({ DEMO_SHOP_FILE: '' })
  const about = 'kiln-mug:oat'
  const started = granted(await startRoom({ name: 'Ana', title: 'Flat', about }, { server: server.url }))
  onTestFinished(() => started.room.close())
  const { text } = await read(started.invitation.url)
  const images = [...text.matchAll(/<img [^>]*[/]pictures[/][^>]*>/g)].map(([image]) => image)
  const [first = '', ...others] = images
  expect(first).toMatch(
    /srcset="[^"]*-front-small[.]webp \d+w, [^"]*-front-medium[.]webp \d+w, [^"]*-front-large[.]webp \d+w" sizes="/,
  )
  // A browser would fetch an address that comes before the choice.
  expect(first.indexOf('srcset=')).toBeLessThan(first.indexOf(' src='))
  expect(others.length).toBeGreaterThan(1)
  for (const image of others) expect(image).toMatch(/srcset="[^"]*" sizes="\d+em"/)
})
