// The readable page of the API: written by the server from the same tables that the server obeys, without any script.
import { html } from 'hono/html'
import { wireVersion, wireVersions } from '#shared/wire/version.ts'
import type { ApiDocument } from './api-document.ts'
import { documentChannelView, peopleChannelView } from './channels-view.ts'
import { limitsView } from './limits-view.ts'
import { recordsView } from './record-view.ts'
import { refusalsView } from './refusals-view.ts'
import { routesOf, routesView, tagNames } from './route-view.ts'
import { schemaView } from './schema-view.ts'
import type { Html } from './schema-view.ts'

/** The whole page. @param url where this server is reached, for the examples. */
export function docsPage(document: ApiDocument, url: string): Html {
  return html`<!doctype html>
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/docs/docs.css" />
        <title>Tagalong for developers</title>
      </head>
      <body>
        <a class="skip" href="#start">Skip to content</a>
        <header class="bar">
          <a class="mark" href="/">tagalong</a>
          <p>for developers</p>
        </header>
        <div class="columns">${navigation(document)}${text(document, url)}</div>
      </body>
    </html>`
}

function navigation(document: ApiDocument): Html {
  return html`<nav aria-label="On this page">
    <ul>
      <li><a href="#start">Start</a></li>
      <li>
        <a href="#routes">HTTP</a>
        <ul>
          ${tagNames(routesOf(document)).map((tag) => html`<li><a href="#tag-${tag}">${tag}</a></li>`)}
        </ul>
      </li>
      <li><a href="#document-channel">Document channel</a></li>
      <li><a href="#people-channel">People channel</a></li>
      <li><a href="#records">Records</a></li>
      <li><a href="#limits">Limits</a></li>
      <li><a href="#refusals">Errors</a></li>
      <li><a href="#versions">Versions</a></li>
      <li><a href="#shapes">Schemas</a></li>
    </ul>
  </nav>`
}

function text(document: ApiDocument, url: string): Html {
  return html`<main>
    <section id="start">
      <h1>Everything people can do, your code can do</h1>
      <p class="lead">
        Create a room, share its link and write to its cart. Rooms and people are plain HTTP; the cart is a Yjs
        document.
      </p>
      ${start(url)}
    </section>
    <section id="routes">
      <h2>HTTP</h2>
      <p>
        JSON under <code>/api/v1</code>. The machine-readable version of this page is
        <a href="/openapi.json">openapi.json</a>. A <code>POST</code> that lists an <code>Idempotency-Key</code> (16 to
        200 characters) can be retried for ten minutes and takes effect once; with a different body it is refused. Lists
        are paginated: pass <code>next</code> back until it is null.
      </p>
      ${routesView(document)}
    </section>
    <section id="document-channel">
      <h2>Document channel</h2>
      ${documentChannelView()}
    </section>
    <section id="people-channel">
      <h2>People channel</h2>
      ${peopleChannelView()}
    </section>
    <section id="records">
      <h2>Records</h2>
      <p>What a room’s documents contain. Viewers cannot write anything; the server can write everything.</p>
      ${recordsView()}
    </section>
    <section id="limits">
      <h2>Limits</h2>
      ${limitsView()}
    </section>
    <section id="refusals">
      <h2>Errors</h2>
      <p>
        Every refusal has a code. Over HTTP it comes as a problem document (<code>application/problem+json</code>, RFC
        9457) with <code>code</code> and <code>retry</code>; over a WebSocket it comes as the close code.
      </p>
      ${refusalsView()}
    </section>
    <section id="versions">
      <h2>Versions</h2>
      <p>
        This server speaks version ${wireVersion.version} of the wire: records, events, commands, frames and presence.
      </p>
      <ul>
        ${wireVersions.toReversed().map(({ version, change }) => html`<li><b>${version}</b> — ${change}</li>`)}
      </ul>
    </section>
    <section id="shapes">
      <h2>Schemas</h2>
      ${Object.entries(document.components.schemas).map(
        ([name, schema]) =>
          html`<article class="shape" id="shape-${name}">
            <h3>${name}</h3>
            ${schemaView(schema)}
          </article>`,
      )}
    </section>
  </main>`
}

function start(url: string): Html {
  return html`<pre tabindex="0"><code># Create a room. The response has its id, a token and an invitation link.
curl ${url}/api/v1/rooms \\
  -H 'content-type: application/json' \\
  -d '{"name":"Ana","title":"Lake weekend"}'

# Join with the code from an invitation link.
curl ${url}/api/v1/invitations/CODE/accept \\
  -H 'content-type: application/json' -d '{"name":"Ben"}'

# Get the members and the history.
curl ${url}/api/v1/rooms/ROOM -H 'authorization: Bearer TOKEN'
curl ${url}/api/v1/rooms/ROOM/history \\
  -H 'authorization: Bearer TOKEN'</code></pre>`
}
