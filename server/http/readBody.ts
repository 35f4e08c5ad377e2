import * as v from 'valibot'
import { DomainError } from '../../shared/domain/errors.ts'

/**
 * Checks what came from outside; nothing else of it is used.
 * @throws {DomainError} `request.invalid` naming the first wrong place, never its value
 */
export function readBody<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const read = v.safeParse(schema, body)
  if (read.success) return read.output
  throw new DomainError('request.invalid', { where: v.getDotPath(read.issues[0]) ?? 'body' })
}
