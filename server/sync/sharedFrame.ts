import * as ws from 'ws'

/** Inner parts of `ws` that a shared frame needs; this file is the only one that knows them. */
interface SenderInside {
  readonly _socket?: { write(chunk: Uint8Array): boolean }
  readonly _sender?: { readonly _queue: readonly unknown[]; readonly _state: number }
}

interface FrameMaker {
  frame(data: Uint8Array, options: { fin: boolean; rsv1: boolean; opcode: number; mask: boolean; readOnly: boolean }): Uint8Array[]
}

const { Sender } = ws as unknown as { readonly Sender: FrameMaker }

/** One WebSocket frame, built once, for many sockets: saves the header, the copy and the bookkeeping for each. */
export interface SharedFrame {
  readonly message: Uint8Array
  readonly frame: Uint8Array
}

export function shareFrame(message: Uint8Array): SharedFrame {
  const parts = Sender.frame(message, { fin: true, rsv1: false, opcode: 2, mask: false, readOnly: true })
  return { message, frame: Buffer.concat(parts) }
}

/** Sends a shared frame. Behind frames that `ws` still holds it waits its turn there. */
export function sendShared(socket: ws.WebSocket, shared: SharedFrame): void {
  const { _socket: stream, _sender: sender } = socket as unknown as SenderInside
  if (socket.readyState !== socket.OPEN) return
  if (stream && sender && sender._state === 0 && sender._queue.length === 0) stream.write(shared.frame)
  else socket.send(shared.message, { binary: true, compress: false })
}
