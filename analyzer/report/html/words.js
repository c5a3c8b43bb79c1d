// SPDX-License-Identifier: Apache-2.0
'use strict';
const report = JSON.parse(document.getElementById('report').textContent);
const titles = JSON.parse(document.getElementById('titles').textContent);

// ---- words -------------------------------------------------------------------------------------------------------

const verdicts = {
  refused: ['✖', 'refused'],
  recreate: ['‼', 'recreated'], delete: ['✖', 'deleted'], roll: ['⟳', 'rolls'], unknown: ['?', 'unknown'],
  'in-place': ['±', 'in place'], create: ['✚', 'created'], drift: ['≈', 'drifts'], none: ['✔', 'unchanged'],
};
const graver = ['none', 'drift', 'create', 'in-place', 'unknown', 'roll', 'delete', 'recreate', 'refused'];
const rank = (verdict) => graver.indexOf(verdict);
const plural = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;
const range = (r, noun) => r.min === r.max ? plural(r.max, noun) : `${r.min}–${r.max} ${noun}s`;
const fullName = (shoot) => shoot.namespace ? `${shoot.namespace}/${shoot.name}` : shoot.name;

// What steers a reader instead of showing itself is spelled out.
const inert = (text) => String(text).replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (c) => c === '\n' ? '\\n' : '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
const shortened = (text, longest = 240) => {
  const shown = inert(text);
  return shown.length <= longest ? shown : shown.slice(0, longest * 2 / 3) + '[…]' + shown.slice(-longest / 3);
};
const duration = (seconds) => {
  const minutes = Math.floor(seconds / 60), hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
};
const clock = (moment) => moment.slice(11, 16);
const whenText = (when) => {
  switch (when.kind) {
    case 'maintenance':
      return when.next ? `${when.next.begin.slice(0, 10)} ${clock(when.next.begin)}–${clock(when.next.end)} UTC`
                       : `maintenance window ${when.window || ''}`;
    case 'at': return when.at ? when.at.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\dZ$/, '$1 $2 UTC') : 'at a date';
    case 'after-wake-up': return 'after wake-up';
    case 'manual': return 'when somebody starts it';
    case 'never': return '';
    default: return when.kind;
  }
};
const isHidden = (value) => value !== null && typeof value === 'object' && value.masked;
const valueText = (value) => value === null ? '(absent)' : isHidden(value) ? '(hidden)'
    : typeof value === 'object' ? `unknown: ${value.unknown}` : value === '' ? '""' : value;
const nameText = (name) => name === null ? '–' : typeof name === 'object' ? `${name.prefix}?????` : name;
const place = (at) => at ? (at.line ? `${at.file}:${at.line}:${at.column}` : at.file) : '';

// ---- elements: text is only ever set as text ----------------------------------------------------------------------

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'on') for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === '') continue;
    element.append(child instanceof Node ? child : inert(child));
  }
  return element;
}
const code = (text, longest) => h('code', {dir: 'ltr'}, shortened(text, longest));
const verdictLabel = (verdict) => {
  const [symbol, word] = verdicts[verdict] || ['?', verdict];
  return h('span', {class: `verdict t-${verdict}`}, `${symbol} ${word}`);
};
