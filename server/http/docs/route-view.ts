// The routes, by what they are about.
import { defined } from '#shared/defined.ts'
import { html } from 'hono/html'
import { isRefusalCode } from '#shared/refusals.ts'
import { tags } from './api-document.ts'
import type { ApiDocument, Operation, SchemaNode } from './api-document.ts'
import { fieldView, prose, schemaView } from './schema-view.ts'
import type { Html } from './schema-view.ts'

interface Route {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

type Shapes = Readonly<Record<string, SchemaNode>>

/** All routes, under one heading for each tag. */
export function routesView(document: ApiDocument): Html {
  const routes = routesOf(document)
  const { schemas: shapes } = document.components
  return html`${tagNames(routes).map(
    (tag) =>
      html`<section class="tag" id="tag-${tag}">
        <h3>${tag}</h3>
        <p class="soft">${(tags as Record<string, string>)[tag] ?? ''}</p>
        ${routes.filter((route) => tagOf(route) === tag).map((route) => routeView(route, shapes))}
      </section>`,
  )}`
}

/** The tags that routes have, in the order of `tags`, then those nobody described. */
export function tagNames(routes: readonly Route[]): readonly string[] {
  return [...new Set([...Object.keys(tags), ...routes.map(tagOf)])].filter((tag) =>
    routes.some((route) => tagOf(route) === tag),
  )
}

export function routesOf(document: ApiDocument): readonly Route[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )
}

function tagOf({ operation }: Route): string {
  return operation.tags[0] ?? 'Other'
}

function routeView({ method, path, operation }: Route, shapes: Shapes): Html {
  return html`<details class="route">
    <summary>
      <b class="method ${method}">${method.toUpperCase()}</b>
      <code class="path">${pathView(path)}</code>
      <span>${operation.summary}</span>
    </summary>
    <div class="inside">
      ${operation.description ? html`<p>${prose(operation.description)}</p>` : ''}
      <p class="soft">${prose(operation['x-access-about'])}</p>
      ${parametersView(operation)} ${bodyView(operation, shapes)} ${answersView(operation, shapes)}
      ${refusalsView(operation)}
    </div>
  </details>`
}

/** The variable parts stand out, and a long path may break between its parts. */
function pathView(path: string): Html {
  return html`${path
    .split('/')
    .slice(1)
    .map((part) => html`/<wbr />${part.startsWith('{') ? html`<var>${part.slice(1, -1)}</var>` : part}`)}`
}

function parametersView({ parameters }: Operation): Html {
  if (parameters.length === 0) return html``
  return html`<h4>Parameters</h4>
    <dl class="fields">
      ${parameters.map(({ name, description, schema = {}, required = false }) =>
        fieldView(name, { ...schema, ...defined({ description }) }, required),
      )}
    </dl>`
}

function bodyView({ requestBody }: Operation, shapes: Shapes): Html {
  if (!requestBody) return html``
  return html`<h4>Request body</h4>
    ${Object.entries(requestBody.content).map(
      ([type, { schema = {} }]) =>
        html`<p class="soft">${type}</p>
          ${schemaView(spelledOut(schema, shapes))}`,
    )}`
}

function answersView({ responses }: Operation, shapes: Shapes): Html {
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  return html`<h4>Response</h4>
    ${good.map(([status, { description, content }]) => {
      const schema = Object.values(content ?? {})[0]?.schema
      return html`<p><b>${status}</b> ${prose(description)}</p>
        ${schema ? schemaView(spelledOut(schema, shapes)) : ''}`
    })}`
}

/** A named shape by its fields; the shapes within it stay links. */
function spelledOut(schema: SchemaNode, shapes: Shapes): SchemaNode {
  return shapes[schema.$ref?.split('/').at(-1) ?? ''] ?? schema
}

function refusalsView({ responses }: Operation): Html {
  const codes = Object.values(responses)
    .flatMap(({ description }) => [...description.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code))
    .filter(isRefusalCode)
  if (codes.length === 0) return html``
  return html`<h4>Errors</h4>
    <p class="codes">${[...new Set(codes)].map((code) => html`<a href="#${code}"><code>${code}</code></a> `)}</p>`
}
