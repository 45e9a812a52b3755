// The two channels besides HTTP, told in words.
import { html } from 'hono/html'
import type { CommandName } from '#shared/wire/commands.ts'
import { messageSaved } from '#shared/wire/frames.ts'
import type { Html } from './schema-view.ts'

/** The document channel: what any Yjs client needs to know. */
export function documentChannelView(): Html {
  return html`<p>
      A room’s cart is a Yjs document. It travels in the <b>y-websocket</b> protocol over a WebSocket, one document a
      socket; a stock provider works unchanged:
    </p>
    <pre tabindex="0"><code>import { WebsocketProvider } from 'y-websocket'

const cart = new Y.Doc()
new WebsocketProvider('wss://shop.example/sync', \`\${roomId}/cart\`, cart, {
  params: { token },
  disableBc: true,
})
cart.getMap('wants').set(\`\${lineId}/\${memberId}\`, 2)</code></pre>
    <ul>
      <li>
        <code>GET /sync/&lt;roomId&gt;/&lt;document&gt;?token=…</code> — the member token is checked before the socket
        opens.
      </li>
      <li>
        <b>If you can see it, it is saved.</b> An edit reaches others only after it is on disk. With
        <code>ack=1</code> the server also sends frames of type ${messageSaved},
        <code>[${messageSaved}, varuint n]</code>: the first n updates of this connection are durable.
      </li>
      <li>
        A document is flat: root maps, keys of ids joined by <code>/</code>, values of one JSON value. Every record of
        every update is checked before it is applied; the table below says by which rule.
      </li>
      <li>
        An update that is refused is not applied at all. The reason comes as an auth message,
        <code>{ code, root, key }</code>, and the socket is closed with 4403.
      </li>
      <li>
        Close codes 4400–4499 are final for a stock client; 4500–4599, 1011, 1012 and 1013 mean: come back, with
        back-off.
      </li>
      <li>Presence is Yjs awareness on the <code>cart</code> socket. It is never stored, and gone with the socket.</li>
    </ul>`
}

/** The people channel: what is momentary. */
export function peopleChannelView(): Html {
  return html`<p>
      <b>Socket.IO</b>, namespace <code>/</code>, with <code>auth: { token }</code>. Every event from a client is
      answered <code>{ ok: true, … }</code> or <code>{ ok: false, refusal }</code>.
    </p>
    <ul>
      <li><code>history</code> — new events of the room’s history, in order.</li>
      <li><code>member</code> — one’s own role changed.</li>
      <li><code>ended</code> — access ended, with the refusal that says why.</li>
      <li><code>spotlight</code> — who shows something now, who looks along, who said no; null for nobody.</li>
      <li><code>look</code> — a member asks this one to look at something.</li>
      <li><code>read</code> — this member has read a thread up to a moment, here or on another device.</li>
      <li>
        <code>notice</code> — a question, a vote, a reply or an outcome concerns this member; show each <code>id</code>
        once.
      </li>
      <li><code>history.position</code>, from a client — answers the last sequence of the history.</li>
    </ul>
    <p>Commands, each with one request. A socket may send ten a second, thirty at once.</p>
    <ul>
      ${Object.entries(commands).map(([name, said]) => html`<li><code>${name}</code> — ${said}</li>`)}
    </ul>`
}

/** What a command asks with, what it does, what it answers. */
const commands = {
  'decision.open':
    '{ question, candidates, voters, rule: most | all | one, deadline?, blind } opens a decision between lines of the cart; editors. Answers { decision }.',
  'decision.close': '{ decision } ends it now and moves its lines; who opened it, or the host.',
  'ballot.cast': '{ decision, candidate } votes, openly or blind as the decision has it; null takes the vote back.',
  'ballot.mine':
    '{ decision } answers one’s own vote, { candidate }, which nobody else is ever told where it is blind.',
  'spotlight.ask': '{} asks everybody who is here to look along. Answers { spotlight }.',
  'spotlight.answer': '{ spotlight, accept } joins or declines; declining later is leaving.',
  'spotlight.end': '{ spotlight } ends one’s own; the host may end any.',
  'look.ask': '{ member, looking } asks one member to look at something.',
  'read.mark': '{ thread, upto } says that everything up to that moment is read. The largest moment is kept.',
  'read.marks': '{} answers the read marks of this member, { marks }: a moment by thread.',
} as const satisfies Record<CommandName, string>
