// Describes the two channels besides HTTP.
import { html } from 'hono/html'
import type { CommandName } from '#shared/wire/commands.ts'
import { messageSaved } from '#shared/wire/frames.ts'
import { peopleEvents } from '#shared/wire/people.ts'
import { documentSubprotocol, offeredSubprotocols } from '#shared/wire/subprotocol.ts'
import { tokenLifetimeMs } from '../../identity/signed-tokens.ts'
import { prose } from './schema-view.ts'
import type { Html } from './schema-view.ts'

/** The document channel: what any Yjs client needs to know. */
export function documentChannelView(): Html {
  return html`<p>
      A room’s cart is a Yjs document. It is synced with the <b>y-websocket</b> protocol over a WebSocket, one document
      per socket. A stock provider works unchanged:
    </p>
    <pre tabindex="0"><code>import { WebsocketProvider } from 'y-websocket'

const cart = new Y.Doc()
new WebsocketProvider('wss://shop.example/sync', \`\${roomId}/cart\`, cart, {
  protocols: ['${documentSubprotocol}', \`token.\${token}\`],
  disableBc: true,
})
cart.getMap('wants').set(\`\${lineId}/\${memberId}\`, 2)</code></pre>
    <ul>
      <li>
        <code>GET /sync/&lt;roomId&gt;/&lt;document&gt;</code> — the member token is checked before the socket opens.
        Offer it among the subprotocols, <code>protocols: ${JSON.stringify(offeredSubprotocols('…'))}</code>: a browser
        can set no other header, and addresses are written down on their way.
      </li>
      <li>
        <code>?token=…</code> in the address, as <code>params</code> of a stock provider set it, works as well. Whoever
        reads such an address in a log can use it for ${tokenLifetimeMs / 60_000} minutes at most, for this one room,
        and only until the session is ended. Give the provider a new token before each connection.
      </li>
      <li>
        <b>If you can see it, it is saved.</b> An edit reaches others only once it is on disk. With
        <code>ack=1</code> the server also sends frames of type ${messageSaved},
        <code>[${messageSaved}, varuint n]</code>: the first n updates of this connection are durable.
      </li>
      <li>
        The state of a large document comes as several updates below 256 KiB; the answer to your state vector is the
        last of them. Each is complete in itself: a client that is cut off keeps what it has and asks for the rest.
      </li>
      <li>
        A document is flat: root maps whose keys are ids joined by <code>/</code> and whose values are plain JSON. Every
        record of every update is checked before it is applied; the table below lists the rules.
      </li>
      <li>
        A refused update is not applied at all. The reason comes as an auth message,
        <code>{ code, root, key }</code>, and the socket is closed with 4403.
      </li>
      <li>
        Close codes 4400–4499 are final for a stock client; 4500–4599, 1011, 1012 and 1013 mean: reconnect with
        back-off.
      </li>
      <li>Presence is Yjs awareness on the <code>cart</code> socket. It is never stored and ends with the socket.</li>
    </ul>`
}

/** The people channel, for momentary events. */
export function peopleChannelView(): Html {
  return html`<p>
      <b>Socket.IO</b>, namespace <code>/</code>, with <code>auth: { token }</code>. Every event from a client is
      answered <code>{ ok: true, … }</code> or <code>{ ok: false, refusal }</code>.
    </p>
    <ul>
      ${Object.entries(peopleEvents).map(([name, { about }]) => html`<li><code>${name}</code> — ${prose(about)}</li>`)}
      <li><code>history.position</code>, sent by a client — returns the last sequence number of the history.</li>
    </ul>
    <p>Commands take one request each. A socket may send ten per second, in bursts of up to thirty.</p>
    <ul>
      ${Object.entries(commands).map(([name, said]) => html`<li><code>${name}</code> — ${said}</li>`)}
    </ul>`
}

/** What a command takes, what it does, what it returns. */
const commands = {
  'decision.open':
    '{ question, candidates, voters, rule: most | all | one, deadline?, blind } starts a vote between lines of the cart; editors only. Returns { decision }.',
  'decision.close': '{ decision } closes it now and moves its lines; only whoever started it, or a host.',
  'ballot.cast': '{ decision, candidate } votes, openly or blind as the decision says; null withdraws the vote.',
  'ballot.mine': '{ decision } returns your own vote, { candidate }. Nobody else ever sees it if the vote is blind.',
  'spotlight.ask': '{} starts presenting and invites everyone who is here to watch. Returns { spotlight }.',
  'spotlight.answer': '{ spotlight, accept } joins or declines; declining later means leaving.',
  'spotlight.end': '{ spotlight } stops your own; a host can stop any.',
  'look.ask': '{ member, looking } invites one member to look at something.',
  'share.ask': '{ member } asks one member to let the others see what they look at.',
  'read.mark': '{ thread, upto } marks everything up to that moment as read. The latest moment is kept.',
  'read.marks': '{} returns your read marks, { marks }: a moment per thread.',
} as const satisfies Record<CommandName, string>
