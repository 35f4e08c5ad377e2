/**
 * The page's one policy for markup (Trusted Types): whatever is written as HTML passes here first. Solid writes its
 * templates so, once each; they hold elements, classes and texts of ours, and nothing that runs.
 */

/** Elements that run, load or redirect, and attributes that do. */
const running = /<\s*(?:script|object|embed|base|meta|link|style|template)\b|\bsrcdoc\b|[\s"'/]on[a-z]+\s*=|\b(?:javascript|vbscript)\s*:|data\s*:\s*text\/html/i

/** @returns the markup, or null, which makes the browser refuse to write it */
export function checkMarkup(markup: string): string | null {
  return running.test(markup) ? null : markup
}

/** Addresses of scripts (workers): our own only. */
export function checkScriptAddress(address: string, origin: string): string | null {
  return URL.canParse(address, origin) && new URL(address, origin).origin === origin ? address : null
}

interface PolicyMaker {
  createPolicy(name: string, rules: { createHTML(markup: string): string | null; createScriptURL(address: string): string | null }): unknown
}

/** Call before anything is drawn. Browsers without Trusted Types go without: the rest of the policy holds there, too. */
export function guardMarkup(scope: { readonly trustedTypes?: PolicyMaker; readonly location: { readonly origin: string } }): void {
  scope.trustedTypes?.createPolicy('default', { createHTML: checkMarkup, createScriptURL: (address) => checkScriptAddress(address, scope.location.origin) })
}
