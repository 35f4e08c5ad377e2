import type { WebSocket } from 'ws'

/** Inner parts of `ws` that a shared frame needs; this file is the only one that knows them. */
interface SocketInside {
  readonly _socket?: { write(chunk: Uint8Array): boolean }
  readonly _sender?: { readonly _queue: readonly unknown[]; readonly _state: number }
}

/** One WebSocket frame, built once, for many sockets: saves the header, the copy and the bookkeeping for each. */
export interface SharedFrame {
  readonly message: Uint8Array
  readonly frame: Uint8Array
}

/** FIN and the opcode of binary data (RFC 6455, 5.2); a server doesn't mask. */
const wholeBinary = 0x82

export function shareFrame(message: Uint8Array): SharedFrame {
  const headerLength = message.length < 126 ? 2 : message.length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(headerLength + message.length)
  frame[0] = wholeBinary
  if (headerLength === 2) frame[1] = message.length
  else if (headerLength === 4) {
    frame[1] = 126
    frame.writeUInt16BE(message.length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(message.length), 2)
  }
  frame.set(message, headerLength)
  return { message, frame }
}

/**
 * Sends a shared frame. Behind frames that `ws` still holds it waits its turn there.
 * @returns false when the reader is behind and its queue should be looked at
 */
export function sendShared(socket: WebSocket, shared: SharedFrame): boolean {
  const { _socket: stream, _sender: sender } = socket as unknown as SocketInside
  if (socket.readyState !== socket.OPEN) return true
  if (stream && sender && sender._state === 0 && sender._queue.length === 0) return stream.write(shared.frame)
  socket.send(shared.message, { binary: true, compress: false })
  return false
}
