/** What each payload tries to run: the test page counts the calls. */
const run = 'alert(1)'

const onLoad = ['img src=x onerror', 'svg onload', 'body onload', 'video src=x onerror', 'audio src=x onerror', 'details open ontoggle', 'input autofocus onfocus', 'marquee onstart', 'iframe onload', 'object data=x onerror', 'style onload', 'link rel=stylesheet href=/icon.svg onload']
const breakingOut = ['">', "'>", '`>', '</td>', '</script>', '</title>', '</textarea>', '</style>', '-->', ']]>', '</svg>', '</select>']

/** 60 ways to have markup, an address, a style or a template run. */
export const xssPayloads: readonly string[] = [
  ...onLoad.map((start) => `<${start}=${run}>`),
  ...breakingOut.map((end) => `${end}<img src=x onerror=${run}>`),
  `<script>${run}</script>`,
  `<ScRiPt>${run}</sCrIpT>`,
  `<script src=data:text/javascript,${run}></script>`,
  `<script type=module>${run}</script>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x></svg>`,
  `<svg><set onbegin=${run}></svg>`,
  `<svg><foreignObject><img src=x onerror=${run}>`,
  `<math><mtext><img src=x onerror=${run}>`,
  `<math href="javascript:${run}">x</math>`,
  `<a href="javascript:${run}" autofocus onfocus=${run}>x</a>`,
  `<a href=" java\tscript:${run}">x</a>`,
  `<form action="javascript:${run}"><button autofocus>x`,
  `<button formaction="javascript:${run}">x</button>`,
  `<iframe src="javascript:${run}"></iframe>`,
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  `<embed src="javascript:${run}">`,
  `<base href="javascript:${run}//">`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<template><img src=x onerror=${run}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<x onclick=${run} onpointerover=${run} onmouseover=${run}>x</x>`,
  `<div style="background:url(javascript:${run})">x</div>`,
  `<style>@import 'javascript:${run}';</style>`,
  `<img src=x:${run} onerror=eval(src.slice(2))>`,
  `<img/src=x/onerror=${run}>`,
  `<img src=x onerror\n=\n${run}>`,
  `<<img src=x onerror=${run}>>`,
  `&lt;img src=x onerror=${run}&gt;`,
  `&#60;img src=x onerror=${run}&#62;`,
  `\\u003cimg src=x onerror=${run}\\u003e`,
  `%3Cimg%20src%3Dx%20onerror%3D${run}%3E`,
  `javascript:${run}//`,
  `" autofocus onfocus=${run} x="`,
  `' onmouseover=${run} x='`,
  `\${${run}}`,
]
