/** The floor: bytes in, the same bytes out to every other socket of the document. No CRDT, no storage, no rights. */
import { WebSocketServer, type WebSocket } from 'ws'

const rooms = new Map<string, Set<WebSocket>>()
const server = new WebSocketServer({ port: Number(process.env['PORT']), host: '127.0.0.1', perMessageDeflate: false, maxPayload: 1 << 27 })
server.on('connection', (socket, request) => {
  const name = request.url ?? ''
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room.add(socket))
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket && other.readyState === other.OPEN) other.send(data as Buffer, { binary: true })
  })
  socket.on('close', () => room.delete(socket))
})
