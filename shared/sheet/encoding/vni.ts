// VNI-Windows writes a base letter and then a Western letter for the mark: "Nhieäm vuï". Such pairs don't stand in
// Unicode Vietnamese, where "â" and "ê" carry their own marks.
const vniPair = /[aeouyAEOUY][äåæëïöøùûÀÄÅËÏÖØÙÛ]|ñ[aeiouyöô]|[aAeEoO][âêôÂÊÔ][áàùøûõ]?\w/gu
const unicodeOnly = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăđơư]/giu

/** Whether text is in the VNI encoding, which is reported and not converted. */
export function looksLikeVni(text: string): boolean {
  const pairs = text.match(vniPair)?.length ?? 0
  if (pairs < 5) return false
  return pairs > (text.match(unicodeOnly)?.length ?? 0) * 2
}
