// A JSON schema in words and lists.
import { html } from 'hono/html'
import type { SchemaNode } from './api-document.ts'

const lastMoment = 8_640_000_000_000_000

/** A piece of a page. */
export type Html = ReturnType<typeof html>

/** The fields of an object, one a row; a reference or a plain value in one line. */
export function schemaView(schema: SchemaNode): Html {
  const shapes = shapesOf(schema)
  if (shapes) return shapesView(shapes)
  if (!schema.properties || schema.$ref) return html`<p>${typeView(schema)} ${boundsOf(schema)}</p>`
  const required = new Set(schema.required)
  return html`<dl class="fields">
    ${Object.entries(schema.properties).map(([name, field]) => fieldView(name, field, required.has(name)))}
  </dl>`
}

/** The shapes that a value may have, where there are several objects to choose from. */
function shapesOf({ anyOf, oneOf }: SchemaNode): readonly SchemaNode[] | undefined {
  const options = anyOf ?? oneOf
  return options?.every(({ properties, $ref }) => properties && !$ref) ? options : undefined
}

function shapesView(shapes: readonly SchemaNode[]): Html {
  return html`${shapes.map((shape, index) => html`${index === 0 ? '' : html`<p class="or">or</p>`}${schemaView(shape)}`)}`
}

/** One field with its type, its bounds and what it means. */
export function fieldView(name: string, field: SchemaNode, isRequired: boolean): Html {
  return html`<div>
    <dt><code>${name}</code>${isRequired ? '' : html` <i>optional</i>`}</dt>
    <dd>
      ${typeView(field)} <small>${boundsOf(field)}</small>
      ${field.description ? html`<p>${prose(field.description)}</p>` : ''}
      ${(field.properties && !field.$ref) || shapesOf(field) ? schemaView(field) : ''}
      ${field.items?.properties && !field.items.$ref ? schemaView(field.items) : ''}
    </dd>
  </div>`
}

/** The type in words; a named shape is a link to it. */
export function typeView(schema: SchemaNode): Html {
  const options = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (schema.$ref) return shapeLink(schema.$ref)
  if (schema.enum) return joined(schema.enum.map(literal), ' · ')
  if (schema.const !== undefined) return literal(schema.const)
  if (shapesOf(schema)) return html`one of ${options?.length} schemas`
  if (options) return joined(options.map(typeView), ' or ')
  const types = [schema.type ?? 'any'].flat().map((type) => (type === 'array' ? listView(schema) : html`${type}`))
  return joined(types, ' or ')
}

function listView(schema: SchemaNode): Html {
  return html`list of ${schema.items ? typeView(schema.items) : 'anything'}`
}

function shapeLink(ref: string): Html {
  const name = ref.split('/').at(-1) ?? ref
  return html`<a href="#shape-${name}">${name}</a>`
}

function literal(value: unknown): Html {
  return html`<code>${typeof value === 'string' ? value : JSON.stringify(value)}</code>`
}

function joined(parts: readonly Html[], by: string): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : html`${by}${part}`))}`
}

/** Bounds in words, such as `1…80 characters`. */
function boundsOf(schema: SchemaNode): string {
  const bounds = [
    range(schema.minLength, schema.maxLength, 'characters'),
    range(schema.minimum, schema.maximum, ''),
    range(schema.minItems, schema.maxItems, 'entries'),
    schema.format ?? '',
  ]
  return bounds.filter((bound) => bound !== '').join(', ')
}

function range(from: number | undefined, to: number | undefined, unit: string): string {
  // The bounds of every integer in JSON Schema, and of every Date, are no limits of the API.
  const top = to === undefined || to >= lastMoment ? undefined : to.toLocaleString('en')
  const bottom = from === undefined || from <= Number.MIN_SAFE_INTEGER ? undefined : from.toLocaleString('en')
  if (top === undefined && bottom === undefined) return ''
  const text = top === undefined ? `at least ${bottom}` : bottom === undefined ? `at most ${top}` : `${bottom}…${top}`
  return `${text} ${unit}`.trim()
}

/** Text in which `backticks` set code. */
export function prose(text: string): Html {
  const parts = text.split('`')
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`
}
