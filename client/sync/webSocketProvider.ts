import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { decodeMessage } from '../../shared/protocol/codec.ts'
import { messageTypes, syncTypes, type Access, type ChangedThing, type Notice, type Refusal } from '../../shared/protocol/messageTypes.ts'
import { protocolParameter, protocolVersion } from '../../shared/protocol/version.ts'

/** What the wire tells. */
export interface WireListener {
  opened(): void
  /** The server says what it has, and asks for the rest. */
  asked(stateVector: Uint8Array): void
  synced(): void
  /** @param code close code; null: the line broke or went silent */
  lost(code: number | null): void
  durable(count: number): void
  refused(number: number, refusal: Refusal): void
  notice(notice: Notice): void
  access(access: Access): void
  changed(what: ChangedThing): void
}

export interface Wire {
  readonly awareness: WebsocketProvider['awareness']
  readonly provider: object
  connect(): void
  /** Closes the socket; the listener hears `lost(null)`. */
  disconnect(): void
  /** Puts a frame on the socket; without an open one it is dropped. */
  send(frame: Uint8Array): void
  destroy(): void
}

/**
 * y-websocket's provider, with our own message types and without its own ideas of when to come back: that is the
 * connection table's (connectionState.ts); what is written here goes out by the outbox (outbox.ts) instead of at once and
 * whole. Tabs of one browser don't talk past the server: it alone knows what is on disk.
 */
export function makeWire(doc: Y.Doc, address: string, workbook: string, listener: WireListener): Wire {
  const provider = new WebsocketProvider(address, workbook, doc, {
    connect: false,
    disableBc: true,
    params: { [protocolParameter]: String(protocolVersion) },
    shouldReconnect: () => false,
  })
  doc.off('update', provider._updateHandler)
  const answerSync = provider.messageHandlers[messageTypes.sync]
  if (!answerSync) throw new Error('y-websocket has no sync handler')
  provider.messageHandlers[messageTypes.sync] = (encoder, decoder, from, emitSynced, type) => {
    if (decoding.peekVarUint(decoder) !== syncTypes.step1) return answerSync(encoder, decoder, from, emitSynced, type)
    decoding.readVarUint(decoder)
    listener.asked(decoding.readVarUint8Array(decoder))
  }
  for (const type of [messageTypes.durable, messageTypes.refused, messageTypes.notice, messageTypes.access, messageTypes.changed]) {
    provider.messageHandlers[type] = (_, decoder) => hear(decoder.arr, listener)
  }
  provider.on('status', ({ status }: { status: string }) => {
    if (status === 'connected') listener.opened()
  })
  provider.on('sync', (isSynced: boolean) => {
    if (isSynced) listener.synced()
  })
  provider.on('connection-close', (event: CloseEvent | null) => {
    // Without this y-websocket would come back by itself after a close of its own making.
    provider.shouldConnect = false
    listener.lost(event?.code ?? null)
  })
  return {
    awareness: provider.awareness,
    provider,
    connect: () => provider.connect(),
    disconnect: () => provider.disconnect(),
    send: (frame) => {
      if (provider.wsconnected && provider.ws?.readyState === WebSocket.OPEN) provider.ws.send(frame as Uint8Array<ArrayBuffer>)
    },
    destroy: () => provider.destroy(),
  }
}

function hear(frame: Uint8Array, listener: WireListener): void {
  const message = decodeMessage(frame)
  if (message.type === 'durable') listener.durable(message.count)
  else if (message.type === 'refused') listener.refused(message.count, message.refusal)
  else if (message.type === 'notice') listener.notice(message.notice)
  else if (message.type === 'access') listener.access(message.access)
  else if (message.type === 'changed' && message.what) listener.changed(message.what)
}
