/** Hocuspocus with the storage of its own SQLite extension (one row a document), on the driver that we have. */
import { join } from 'node:path'
import { Server } from '@hocuspocus/server'
import Database from 'better-sqlite3'
import * as Y from 'yjs'

const db = new Database(join(process.env['DATA_DIR'] ?? '.', 'hocuspocus.db'))
db.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)')
const read = db.prepare<[string], { data: Uint8Array }>('SELECT data FROM documents WHERE name = ?')
const write = db.prepare('INSERT INTO documents VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data')

const server = new Server({
  port: Number(process.env['PORT']),
  address: '127.0.0.1',
  quiet: true,
  onLoadDocument: async ({ document, documentName }) => {
    const stored = read.get(documentName)
    if (stored) Y.applyUpdate(document, stored.data)
    return document
  },
  onStoreDocument: async ({ document, documentName }) => {
    write.run(documentName, Y.encodeStateAsUpdate(document))
  },
})
await server.listen()
