// The table of record kinds: what a room's documents hold, and who may write it.
import { inspect } from 'node:util'
import { html } from 'hono/html'
import * as z from 'zod'
import type { EventKind } from '#shared/events/event-kind.ts'
import type { Grant } from '#shared/records/record-kind.ts'
import { documentKinds, kindsIn } from '#shared/records/table.ts'
import type { AnyRecordKind, DocumentKind } from '#shared/records/table.ts'
import type { SchemaNode } from './api-document.ts'
import { prose, schemaView } from './schema-view.ts'
import type { Html } from './schema-view.ts'

/** Every kind of every document. */
export function recordsView(): Html {
  return html`${documentKinds.map(
    (name) =>
      html`<h3 id="document-${name}">Document <code>${name === 'visit' ? 'visit-…' : name}</code></h3>
        ${kindsIn(name).map((kind) => kindView(kind, name))}`,
  )}`
}

function kindView(kind: AnyRecordKind, document: DocumentKind): Html {
  return html`<article class="kind" id="root-${document}-${kind.root}">
    <h4><code>${kind.root}</code> <small>${keyView(kind)}</small></h4>
    <p>${prose(kind.about)}</p>
    <dl class="grants">
      <div>
        <dt>create</dt>
        <dd>${grantsView(kind.create)}</dd>
      </div>
      <div>
        <dt>change</dt>
        <dd>${grantsView(kind.change)}</dd>
      </div>
      <div>
        <dt>delete</dt>
        <dd>${grantsView(kind.remove)}</dd>
      </div>
    </dl>
    <p>${eventsView(kind)}</p>
    <details>
      <summary>Value and examples</summary>
      ${schemaView(schemaOf(kind))} ${examplesView(kind)}
    </details>
  </article>`
}

function keyView({ key }: AnyRecordKind): Html {
  return html`key <code>${key.map((part) => (part === 'field' || part === 'id' ? part : `${part}Id`)).join('/')}</code>`
}

function schemaOf({ value }: { readonly value: AnyRecordKind['value'] }): SchemaNode {
  return z.toJSONSchema(value, { unrepresentable: 'any', io: 'input' }) as SchemaNode
}

/** What history says of such records, with the fields of each detail. */
function eventsView({ events }: AnyRecordKind): Html {
  const kinds = Object.entries<EventKind>(events)
  if (kinds.length === 0) return html`No events.`
  return html`Events:
  ${kinds.map(([name, { detail }], index) => {
    const fields = Object.keys(schemaOf({ value: detail }).properties ?? {})
    return html`${index > 0 ? ' · ' : ''}<code>${name}${fields.length > 0 ? ` { ${fields.join(', ')} }` : ''}</code>`
  })}`
}

/** The examples that the kind brings with it, as key → value; two that are the same are one. */
function examplesView({ examples }: AnyRecordKind): Html {
  const lines = examples.map(({ id, value }) => `${id} → ${written(value)}`)
  return html`<pre tabindex="0" aria-label="Examples"><code>${[...new Set(lines)].join('\n\n')}</code></pre>`
}

/** A value as a program would write it, in lines that fit a page. */
function written(value: unknown): string {
  return inspect(value, { depth: null, breakLength: 76, maxArrayLength: null, maxStringLength: null })
}

/** Who may, in words. */
function grantsView(grants: readonly Grant[]): string {
  return grants.length === 0
    ? 'only the server'
    : grants.map((grant) => grantWords(grant, grants.length > 1)).join(' · ')
}

function grantWords({ roles, own }: Grant, isOneOfSeveral: boolean): string {
  const who = roles.join(', ')
  switch (own) {
    case undefined:
      return isOneOfSeveral ? `${who}: anybody’s` : who
    case 'key':
      return `${who}: under their own id`
    case 'by':
      return `${who}: in their own name`
    case 'signed':
      return `${who}: signed with their own name`
    default:
      return own satisfies never
  }
}
