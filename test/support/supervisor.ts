// Those who look after a desk, what they read, and conversations that end in every way.
import type { Conversations, DeskBoard, FigureName, Figures } from '#shared/desk/figures.ts'
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import { ask } from './api.ts'
import { Associate } from './desk.ts'
import type { Person } from './people.ts'
import { RawConnection } from './raw-connection.ts'
import { adminKey } from './shop-server.ts'
import type { TestServer } from './server.ts'
import { until } from './until.ts'

/** Aoife, who looks after all stores. */
export class Supervisor {
  readonly server: TestServer
  readonly associate: Associate

  private constructor(server: TestServer, associate: Associate) {
    this.server = server
    this.associate = associate
  }

  static async of(server: TestServer): Promise<Supervisor> {
    return new Supervisor(server, await Associate.of(server, 'Aoife', { role: 'supervisor', isOn: false }))
  }

  get<Body>(path: string) {
    return ask<Body>(this.server, `GET ${path}`, { token: this.associate.token })
  }

  async board(zone = 'UTC'): Promise<DeskBoard> {
    return (await this.get<DeskBoard>(`/desk/board?zone=${zone}`)).body
  }

  async figures(query = ''): Promise<Figures> {
    return (await this.get<Figures>(`/desk/figures${query}`)).body
  }

  async behind(figure: FigureName, query = ''): Promise<Conversations> {
    return (await this.get<Conversations>(`/desk/figures/conversations?figure=${figure}${query}`)).body
  }
}

/** Sets how the demo shop runs its desk. */
export async function runDesk(server: TestServer, settings: Partial<DeskShopSettings>): Promise<void> {
  const token = await adminKey(server, ['desk'])
  const set = await ask(server, 'PUT /shops/demo/desk/settings', { token, body: settings })
  if (set.status !== 200) throw new Error(`The desk cannot be run so: ${set.text}`)
}

/** An associate writes on a visit, as on their own device. */
export async function writes(server: TestServer, room: Person, associate: Associate, visit: string): Promise<void> {
  const document = await RawConnection.open(server.url, { ...room, token: associate.token }, visitDocument(visit))
  await document.write((doc) =>
    doc.getMap('messages').set(crypto.randomUUID(), { by: associate.id, at: Date.now(), text: 'It does.' }),
  )
  await document.close()
  await until('the answer to count', async () => {
    const visits = (await associate.desk()).visits
    return visits.find(({ id }) => id === visit)?.turn === 'theirs'
  })
}

/** An associate suggests on a visit. */
export async function suggests(
  server: TestServer,
  { room, associate, visit }: { room: Person; associate: Associate; visit: string },
  proposals: Readonly<Record<string, string>>,
): Promise<void> {
  const document = await RawConnection.open(server.url, { ...room, token: associate.token }, visitDocument(visit))
  for (const [id, variant] of Object.entries(proposals)) {
    const value = { kind: 'add', variants: [variant], reason: 'It fits.', by: associate.id, at: Date.now() }
    await document.write((doc) => doc.getMap('proposals').set(id, value))
  }
  await document.close()
}
