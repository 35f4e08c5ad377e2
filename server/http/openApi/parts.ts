/** Words of the description of our API. */
export const json = (description: string, schema: object = {}) => ({ description, content: { 'application/json': { schema } } })
const failure = json('`{code, message}`', { $ref: '#/components/schemas/Failure' })
export const failures = (...statuses: number[]) => Object.fromEntries(statuses.map((status) => [status, failure]))
export const body = (schema: object) => ({ required: true, content: { 'application/json': { schema } } })
export const object = (properties: Record<string, object>, required: readonly string[] = Object.keys(properties)) => ({ type: 'object', properties, required })
export const text = { type: 'string' }
export const parameter = (name: string, where: 'path' | 'query', schema: object = text) => ({ name, in: where, required: where === 'path', schema })
export const id = [parameter('id', 'path')]
export const none = { description: 'done' }
