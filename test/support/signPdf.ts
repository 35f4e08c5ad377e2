import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './judges.ts'

/** Room for the signature, bytes; a test certificate needs about 1,500. */
const roomBytes = 8192

/**
 * Signs the empty field of one of our files as a signing program would: by appending. The certificate is made on the spot.
 * @param folder where the key and the parts to be signed are put
 */
export async function signPdf(pdf: Buffer, folder: string): Promise<Buffer> {
  const text = pdf.toString('latin1')
  const [, field = '', body = ''] = /(\d+) 0 obj\n(<< \/Type \/Annot [^]*?)\nendobj/.exec(text) ?? []
  const [size = 0, root = 0, startxref = 0] = [/\/Size (\d+)/g, /\/Root (\d+)/g, /startxref\s+(\d+)/g].map((form) => Number([...text.matchAll(form)].at(-1)?.[1]))
  const objects = [
    [Number(field), body.replace(/>>$/, `/V ${size} 0 R >>`)],
    [size, `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 ********** ********** **********] /Contents <${'0'.repeat(roomBytes * 2)}> >>`],
  ] as const
  let added = '\n'
  const sections = objects.map(([number, content]) => {
    const at = pdf.length + added.length
    added += `${number} 0 obj\n${content}\nendobj\n`
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`
  })
  const table = pdf.length + added.length
  added += `xref\n${sections.join('')}trailer\n<< /Size ${size + 1} /Root ${root} 0 R /Prev ${startxref} >>\nstartxref\n${table}\n%%EOF\n`
  const open = Buffer.concat([pdf, Buffer.from(added, 'latin1')])
  const from = open.lastIndexOf('/Contents <') + '/Contents '.length
  const to = from + roomBytes * 2 + 2
  const range = [from, to, open.length - to]
  const ranged = Buffer.from(range.reduce((all, value) => all.replace('**********', String(value).padEnd(10)), open.toString('latin1')), 'latin1')
  const signature = await detached(Buffer.concat([ranged.subarray(0, from), ranged.subarray(to)]), folder)
  ranged.write(signature.padEnd(roomBytes * 2, '0'), from + 1, 'latin1')
  return ranged
}

/** A detached signature, hexadecimal. */
async function detached(content: Buffer, folder: string): Promise<string> {
  const [key, certificate, data, signed] = ['key.pem', 'certificate.pem', 'content', 'signature.der'].map((name) => join(folder, name)) as [string, string, string, string]
  writeFileSync(data, content)
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '30', '-subj', '/CN=UBND xa Tan Phuoc An/C=VN'])
  await run('openssl', ['cms', '-sign', '-binary', '-md', 'sha256', '-in', data, '-signer', certificate, '-inkey', key, '-outform', 'DER', '-out', signed])
  return readFileSync(signed).toString('hex')
}
