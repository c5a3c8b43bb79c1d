// SPDX-License-Identifier: Apache-2.0
'use strict';
(() => {
const report = JSON.parse(document.getElementById('report').textContent);
const titles = JSON.parse(document.getElementById('titles').textContent);
const page = document.getElementById('page');

// ---- words -------------------------------------------------------------------------------------------------------

const verdicts = {
  refused: ['✖', 'refused'],
  recreate: ['‼', 'recreated'], delete: ['✖', 'deleted'], roll: ['⟳', 'rolls'], unknown: ['?', 'unknown'],
  'in-place': ['±', 'in place'], create: ['✚', 'created'], drift: ['≈', 'drifts'], none: ['✔', 'unchanged'],
};
const graver = ['none', 'drift', 'create', 'in-place', 'unknown', 'roll', 'delete', 'recreate', 'refused'];
const rank = (verdict) => graver.indexOf(verdict);
const plural = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;
const range = (r, noun) => r.min === r.max ? plural(r.max, noun) : `${r.min}–${plural(r.max, noun)}`;
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
    case 'at': return when.at || 'at a date';
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

// ---- rows: a pool, or the refusals of a Shoot ----------------------------------------------------------------------

const rows = [];
for (const shoot of report.shoots) {
  const refusals = [...shoot.rejections, ...shoot.reconcileErrors];
  if (refusals.length > 0) {
    rows.push({shoot, pool: null, verdict: 'refused', causes: refusals.map((r) => r.rule), refusals});
  }
  for (const pool of shoot.pools) {
    rows.push({shoot, pool, verdict: pool.verdict, causes: [...new Set(pool.reasons.map((r) => r.rule))]});
  }
}
for (const row of rows) {
  row.text = `${fullName(row.shoot)} ${row.pool ? row.pool.name : ''} ${row.causes.join(' ')} ${row.shoot.region}`.toLowerCase();
}
rows.sort((a, b) => rank(b.verdict) - rank(a.verdict));

const count = (keys) => {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
};
const changed = rows.filter((row) => row.verdict !== 'none');
const causes = count(changed.flatMap((row) => row.causes));
const providers = count(changed.map((row) => row.shoot.provider));
const allProviders = count(rows.map((row) => row.shoot.provider)).map(([provider]) => provider);
const regions = count(changed.map((row) => `${row.shoot.provider} ${row.shoot.region}`));

// ---- filters -------------------------------------------------------------------------------------------------------

const filter = {text: '', verdict: '', provider: '', cause: ''};
const watchers = [];
const set = (name, value) => {
  filter[name] = value;
  apply();
};
const toggle = (name, value) => set(name, filter[name] === value ? '' : value);

function matches(row) {
  return (!filter.verdict || row.verdict === filter.verdict) && (!filter.provider || row.shoot.provider === filter.provider) &&
      (!filter.cause || row.causes.includes(filter.cause)) && (!filter.text || row.text.includes(filter.text));
}
const pressed = (name, value, attributes, ...children) => {
  const button = h('button', {type: 'button', 'aria-pressed': 'false', ...attributes, on: {click: () => toggle(name, value)}}, ...children);
  watchers.push(() => button.setAttribute('aria-pressed', String(filter[name] === value)));
  return button;
};

// ---- parts of the page ----------------------------------------------------------------------------------------------

function tiles() {
  const numbers = {...report.summary.verdicts, refused: rows.filter((row) => row.verdict === 'refused').length};
  return h('div', {class: 'tiles', role: 'group', 'aria-label': 'Verdicts'}, Object.keys(verdicts).map((verdict) => {
    const number = numbers[verdict] || 0;
    return pressed('verdict', verdict, {class: `tile v-${verdict}${number ? '' : ' zero'}`, 'data-verdict': verdict},
        h('b', {}, String(number)), verdictLabel(verdict));
  }));
}

function bars(title, name, counts) {
  if (counts.length === 0) return null;
  const most = counts[0][1];
  return h('section', {class: 'panel'}, h('h2', {}, title), h('ul', {class: 'bars'}, counts.slice(0, 8).map(([key, number]) => {
    const bar = h('span', {class: 'bar'});
    bar.style.width = `${100 * number / most}%`;
    const label = [h('span', {}, shortened(key, 80)), h('span', {class: 'soft'}, String(number)), bar];
    return h('li', {}, name ? pressed(name, key, {}, ...label) : h('button', {type: 'button', disabled: true}, ...label));
  })));
}

function timeline() {
  const groups = new Map();
  for (const row of changed) {
    if (!row.pool || row.pool.when.kind === 'never') continue;
    const when = row.pool.when, text = whenText(when);
    const order = when.kind === 'now' ? '0' : when.next ? `1${when.next.begin}` : when.kind === 'at' ? `1${when.at}` : `2${text}`;
    if (!groups.has(order)) groups.set(order, {text: when.kind === 'now' ? 'now, with the next reconciliation' : text, rows: []});
    groups.get(order).rows.push(row);
  }
  if (groups.size === 0) return null;
  const shown = report.summary.shoots > 1 ? 10 : 40;
  return h('section', {class: 'panel'}, h('h2', {}, 'When'), h('ol', {class: 'timeline'}, [...groups].sort(([a], [b]) => a < b ? -1 : 1).map(([, group]) => {
    const replaced = group.rows.filter((row) => rank(row.verdict) >= rank('roll'));
    const nodes = replaced.reduce((sum, row) => sum + row.pool.nodes.max, 0);
    const longest = Math.max(0, ...replaced.map((row) => row.pool.rollout ? row.pool.rollout.seconds.max : 0));
    return h('li', {}, h('b', {}, group.text), h('div', {class: 'soft'}, plural(group.rows.length, 'pool') +
        (nodes ? `, up to ${plural(nodes, 'node')} replaced` : '') + (longest ? `, over at most ${duration(longest)}` : '')),
        h('div', {class: 'chips'}, group.rows.slice(0, shown).map((row) => h('button', {type: 'button', class: `v-${row.verdict}`, title: inert(`${fullName(row.shoot)}/${row.pool.name}`), on: {click: () => reveal(row)}},
                shortened(report.summary.shoots > 1 ? `${row.shoot.name}/${row.pool.name}` : row.pool.name, 40))),
            group.rows.length > shown ? h('span', {class: 'soft'}, `and ${group.rows.length - shown} more`) : null));
  })));
}

function notes() {
  const items = [];
  for (const text of report.result.budgets || []) items.push(h('li', {}, h('b', {}, 'over budget '), shortened(text)));
  for (const d of report.diagnostics) items.push(h('li', {}, h('b', {class: d.severity === 'error' ? 't-refused' : 't-drift'}, d.severity + ' '), d.at ? code(place(d.at)) : '', ' ', shortened(d.message, 600)));
  for (const a of report.assumed) items.push(h('li', {}, `assumed: ${shortened(a.what)} `, code(a.old === a.new ? a.old : `${a.old} → ${a.new}`), h('span', {class: 'soft'}, ` ${shortened(a.source, 400)}`), a.matters ? h('b', {}, ' the verdict depends on it') : ''));
  for (const i of report.ignored) items.push(h('li', {}, `ignored: ${shortened(`${i.namespace}/${i.shoot}/${i.pool}`)} `, code(i.rule), ` ${shortened(i.reason)}`, h('span', {class: 'soft'}, i.expires ? ` until ${i.expires}` : ' permanently')));
  return items.length ? h('section', {class: 'panel'}, h('h2', {}, 'Notes'), h('ul', {}, items)) : null;
}

// ---- one pool --------------------------------------------------------------------------------------------------------

function change(reason) {
  if (reason.old === null && reason.new === null) return null;
  if (isHidden(reason.old) || isHidden(reason.new)) return h('p', {class: 'soft'}, isHidden(reason.new) && reason.new.equal ? '(hidden, equal)' : '(hidden, changed)');
  return h('div', {class: 'change mono'}, h('span', {}, shortened(valueText(reason.old), 900)), h('span', {class: 'arrow'}, '→'), h('span', {}, shortened(valueText(reason.new), 900)));
}

function sentence(reason) {
  const text = [reason.title || titles[reason.rule] || '', reason.why].filter(Boolean).join(': ');
  return /^[a-z]+( |$)/.test(text) ? text[0].toUpperCase() + shortened(text.slice(1), 900) : shortened(text, 900);
}

function reasonPart(reason) {
  return h('div', {class: 'reason'}, h('div', {}, verdictLabel(reason.effect), ' ', reason.path ? code(reason.path, 300) : '', ' ', h('span', {class: 'soft mono'}, reason.rule)),
      change(reason), h('div', {class: 'soft'}, [place(reason.oldAt), place(reason.newAt)].filter(Boolean).map((p) => shortened(p, 160)).join(' → ')),
      h('div', {}, sentence(reason)), reason.remedy ? h('div', {class: 'remedy'}, shortened(reason.remedy, 900)) : null,
      h('div', {class: 'soft mono'}, shortened(reason.source)));
}

// Both lists side by side: the longest common subsequence by rule and path, a worker's index aside.
const datum = (line) => `${line.rule} ${line.path.replace(/workers\[\d+\]/, 'workers[]')}`;
function aligned(before, after) {
  const length = Array.from({length: before.length + 1}, () => new Array(after.length + 1).fill(0));
  for (let i = before.length; i-- > 0;) {
    for (let j = after.length; j-- > 0;) {
      length[i][j] = datum(before[i]) === datum(after[j]) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    if (i < before.length && j < after.length && datum(before[i]) === datum(after[j])) pairs.push([before[i++], after[j++]]);
    else if (j === after.length || (i < before.length && length[i + 1][j] >= length[i][j + 1])) pairs.push([before[i++], null]);
    else pairs.push([null, after[j++]]);
  }
  return pairs;
}
const differs = ([a, b]) => !a || !b || (isHidden(a.value) ? !a.value.equal : JSON.stringify(a.value) !== JSON.stringify(b.value));

function hashTable(title, before, after) {
  if (before.length + after.length === 0) return [];
  const cell = (line) => h('td', {class: 'mono'}, line ? shortened(valueText(line.value), 600) : '–');
  return [h('h3', {}, title), h('div', {class: 'scroll'}, h('table', {class: 'hashes'},
      h('thead', {}, h('tr', {}, h('th', {class: 'mark'}, ''), h('th', {}, 'Input'), h('th', {}, 'Old'), h('th', {}, 'New'))),
      h('tbody', {}, aligned(before, after).map((pair) => h('tr', {class: differs(pair) ? 'changed' : ''}, h('td', {class: 'mark'}, differs(pair) ? '≠' : '='),
          h('td', {}, h('span', {class: 'mono'}, (pair[1] || pair[0]).rule)), cell(pair[0]), cell(pair[1]))))))];
}

function hashes(pool) {
  const parts = [];
  for (const deployment of pool.machineDeployments) {
    const data = deployment.hashData;
    if (!data) continue;
    const side = (which, list) => data[which] ? data[which][list] : [];
    if (parts.length === 0) parts.push(...hashTable('Hash inputs of the node-agent key', side('old', 'key'), side('new', 'key')));
    parts.push(...hashTable(`Hash inputs of ${deployment.name}`, side('old', 'extension'), side('new', 'extension')));
  }
  if (parts.length === 0 && pool.reasons.length > 0) parts.push(h('p', {class: 'soft'}, 'The values that go into the class names are in the report with --explain-hash.'));
  return parts;
}

function deployments(pool) {
  const number = (v) => v === null ? '–' : String(v);
  const pair = (both) => number(both.old) === number(both.new) ? number(both.new) : `${number(both.old)} → ${number(both.new)}`;
  return [h('h3', {}, 'Machine deployments'), h('div', {class: 'scroll'}, h('table', {}, h('thead', {}, h('tr', {}, ['Zone', 'Verdict', 'Class, old', 'Class, new', 'Min', 'Max', 'Surge', 'Unavailable'].map((t) => h('th', {}, t)))),
      h('tbody', {}, pool.machineDeployments.map((d) => h('tr', {title: inert(d.name)}, h('td', {}, shortened(d.zone, 60)), h('td', {}, verdictLabel(d.verdict)), h('td', {class: 'mono'}, shortened(nameText(d.className.old))),
          h('td', {class: 'mono'}, shortened(nameText(d.className.new))), h('td', {}, pair(d.minimum)), h('td', {}, pair(d.maximum)), h('td', {}, pair(d.maxSurge)), h('td', {}, pair(d.maxUnavailable)))))))];
}

// Each step replaces surge + unavailable nodes of a zone; all zones of a pool go at the same time.
function simulation(pool) {
  const zones = pool.machineDeployments.filter((d) => d.rollout && d.rollout.nodes.max > 0);
  if (zones.length === 0) return [];
  const most = 60;
  const state = {step: 0, load: 100, timer: 0};
  const plan = () => zones.map((d) => {
    const r = d.rollout, nodes = Math.max(1, Math.round(r.nodes.min + (r.nodes.max - r.nodes.min) * state.load / 100));
    const share = Math.max(1, r.surge.max + r.unavailable.max);
    return {zone: d.zone, nodes, surge: r.surge.max, unavailable: r.unavailable.max, share, steps: Math.ceil(nodes / share)};
  });
  const grid = h('div', {class: 'sim'}), label = h('span', {class: 'count', 'aria-live': 'polite'});
  const slider = h('input', {type: 'range', min: 0, max: 1, value: 0, 'aria-label': 'Step of the rollout', on: {input: () => draw(Number(slider.value))}});
  const load = h('input', {type: 'range', min: 0, max: 100, value: 100, 'aria-label': 'Nodes between minimum and maximum', on: {input: () => { state.load = Number(load.value); draw(state.step); }}});
  const play = h('button', {type: 'button', on: {click: () => state.timer ? stop() : start()}}, 'Play');
  function stop() { clearInterval(state.timer); state.timer = 0; play.textContent = 'Play'; }
  function start() {
    if (state.step >= Number(slider.max)) draw(0);
    play.textContent = 'Pause';
    state.timer = setInterval(() => { if (state.step >= Number(slider.max)) stop(); else draw(state.step + 1); }, 700);
  }
  // Two positions a step: while it goes on, and when it is done.
  function zonePart(z) {
    const done = Math.min(z.nodes, Math.floor(state.step / 2) * z.share), busy = state.step % 2 === 1 && done < z.nodes;
    const moving = busy ? Math.min(z.share, z.nodes - done) : 0, surging = Math.min(z.surge, moving), gone = Math.min(z.unavailable, moving - surging);
    const squares = [];
    const add = (kind, number) => { for (let i = 0; i < number && squares.length < most; ++i) squares.push(h('span', {class: `node ${kind}`})); };
    add('new', done);
    add('surge', surging);
    add('gone', gone);
    add('old', z.nodes - done - gone);
    const total = z.nodes + surging;
    return h('div', {class: 'zone'}, h('b', {}, z.zone ? `zone ${shortened(z.zone, 60)}` : 'all zones'), h('div', {class: 'nodes', role: 'img', 'aria-label': `${done} new, ${z.nodes - done - gone} old, ${surging} starting, ${gone} missing`}, squares, total > most ? h('span', {class: 'soft'}, `+${total - most}`) : null),
        h('div', {class: 'soft'}, `${done}/${z.nodes} replaced; per step ${plural(z.surge, 'machine')} more, ${z.unavailable} missing`));
  }
  function draw(step) {
    const zonesNow = plan(), steps = Math.max(...zonesNow.map((z) => z.steps));
    slider.max = String(2 * steps);
    state.step = Math.min(step, 2 * steps);
    slider.value = String(state.step);
    grid.replaceChildren(...zonesNow.map(zonePart));
    label.textContent = state.step === 0 ? `before the first of ${plural(steps, 'step')}` : state.step === 2 * steps ? `done after ${plural(steps, 'step')}` : `step ${Math.ceil(state.step / 2)} of ${steps}${state.step % 2 ? ', going on' : ''}`;
  }
  draw(0);
  const legend = h('div', {class: 'legend'}, [['old', 'old node'], ['surge', 'starting beside the old ones'], ['gone', 'missing'], ['new', 'new node']].map(([kind, text]) => h('span', {}, h('span', {class: `node ${kind}`}), text)));
  const r = pool.rollout;
  return [h('h3', {}, 'Rollout, zone by zone'), r ? h('div', {class: 'soft'}, `${range(r.steps, 'step')}, ${range(r.extraMachines, 'extra machine')} at the peak${r.extraCPU ? ` (${r.extraCPU} vCPU, ${r.extraMemory})` : ''}, at least ${duration(r.seconds.min)}, up to ${duration(r.seconds.max)}`) : null,
    grid, legend, h('div', {class: 'controls'}, play, slider, label), zones.some((d) => d.rollout.nodes.min !== d.rollout.nodes.max) ? h('label', {class: 'controls'}, 'nodes, minimum to maximum', load) : null];
}

function body(row) {
  if (!row.pool) {
    return row.refusals.map((r) => h('div', {class: 'reason'}, h('div', {}, h('b', {class: 't-refused'}, row.shoot.rejections.includes(r) ? 'rejected ' : 'fails '), r.path ? code(r.path, 300) : '', ' ', h('span', {class: 'soft mono'}, r.rule)),
        h('div', {}, shortened(r.message, 900)), h('div', {class: 'soft'}, `${[r.by, r.type].filter(Boolean).join(', ')} ${place(r.at)}`)));
  }
  const pool = row.pool;
  const lead = [];
  if (pool.when.note) lead.push(h('li', {}, shortened(pool.when.note, 600)));
  if (pool.recreateOf) lead.push(h('li', {}, `${pool.verdict === 'delete' ? 'renamed to' : 'renamed from'} `, code(pool.recreateOf, 80)));
  for (const c of pool.conditions || []) lead.push(h('li', {}, `${pool.confidence === 'unknown' ? 'missing' : 'assumed'}: ${shortened(c, 400)}`));
  for (const w of pool.warnings || []) lead.push(h('li', {}, h('b', {}, 'warning: '), shortened(w, 600)));
  if (pool.countsAs) lead.push(h('li', {}, 'ignored: it does not count for the exit code'));
  return [lead.length ? h('ul', {}, lead) : null, pool.reasons.map(reasonPart), simulation(pool), deployments(pool), hashes(pool)].flat().filter(Boolean);
}

function element(row) {
  const {pool, shoot} = row;
  const facts = pool ? [range(pool.nodes, 'node'), whenText(pool.when)].filter(Boolean).join(', ') : '';
  const first = pool ? pool.reasons[0] : row.refusals[0];
  const cause = !first ? (pool && (pool.conditions || [])[0]) || '' : pool ? `${first.path ? first.path.replace(/^spec\.provider\.workers\[\d+\]\./, '') : first.rule}${pool.reasons.length > 1 ? ` and ${pool.reasons.length - 1} more` : ''}` : first.message;
  const details = h('details', {class: `pool v-${row.verdict}`}, h('summary', {}, verdictLabel(row.verdict),
      h('span', {class: 'who'}, h('b', {}, pool ? shortened(pool.name, 80) : 'the whole Shoot'), h('small', {}, shortened(fullName(shoot), 120))),
      h('span', {class: 'facts'}, facts), h('span', {class: 'cause'}, shortened(cause, 160))));
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) details.append(h('div', {class: 'body'}, body(row)));
  });
  return details;
}

function reveal(row) {
  Object.assign(filter, {text: '', verdict: '', provider: '', cause: ''});
  search.value = '';
  apply();
  row.element.open = true;
  row.element.scrollIntoView({block: 'start'});
  row.element.firstElementChild.focus();
}

// ---- put together ------------------------------------------------------------------------------------------------------

const search = h('input', {type: 'search', placeholder: 'Pool, Shoot, region or cause', 'aria-label': 'Search', on: {input: () => set('text', search.value.toLowerCase())}});
const select = (name, all, words) => {
  const box = h('select', {'aria-label': name, 'data-filter': name, on: {change: () => set(name, box.value)}}, h('option', {value: ''}, `every ${name}`), words.map((word) => h('option', {value: word}, shortened(all(word), 60))));
  watchers.push(() => { box.value = filter[name]; });
  return box;
};
const counter = h('span', {class: 'count', 'aria-live': 'polite'});
const list = h('div', {id: 'pools'});
const present = graver.filter((verdict) => rows.some((row) => row.verdict === verdict)).reverse();
const filters = h('div', {class: 'filters', role: 'search'}, search, select('verdict', (v) => verdicts[v][1], present), select('provider', (p) => p, allProviders), select('cause', (c) => c, causes.map(([cause]) => cause)),
    h('button', {type: 'button', on: {click: () => { search.value = ''; Object.assign(filter, {text: '', verdict: '', provider: '', cause: ''}); apply(); }}}, 'Reset'), counter);

function apply() {
  let shown = 0;
  for (const row of rows) {
    const visible = matches(row);
    shown += visible ? 1 : 0;
    if (row.element) row.element.hidden = !visible;
    row.hidden = !visible;
  }
  counter.textContent = `${shown} of ${rows.length} shown`;
  for (const watcher of watchers) watcher();
}

const s = report.summary;
page.replaceChildren(...[tiles(), h('div', {class: 'panels'}, timeline(), bars('Causes', 'cause', causes), providers.length > 1 ? bars('Providers', 'provider', providers) : null, regions.length > 1 ? bars('Regions', '', regions) : null, notes()),
  h('h2', {}, `${plural(s.pools, 'pool')} of ${plural(s.shoots, 'Shoot')}`), filters, list,
  h('p', {class: 'soft hint'}, 'Keys: / searches, j and k go from pool to pool, Enter opens. '), h('p', {class: 'soft'}, `gprov-impact ${report.tool.version}${report.result.complete ? '' : ' · not everything was compared'}`)].filter(Boolean));

// Rows come in portions, so that thousands of them do not hold up the first look.
function fill(from) {
  const portion = document.createDocumentFragment();
  const end = Math.min(rows.length, from + 250);
  for (let i = from; i < end; ++i) {
    rows[i].element = element(rows[i]);
    rows[i].element.hidden = Boolean(rows[i].hidden);
    portion.append(rows[i].element);
  }
  list.append(portion);
  if (end < rows.length) setTimeout(() => fill(end), 0);
  else document.documentElement.dataset.ready = 'true';
}
apply();
fill(0);

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === 'Escape' && event.target === search) return search.blur();
  if (typing) return;
  if (event.key === '/') {
    event.preventDefault();
    search.focus();
  } else if (event.key === 'j' || event.key === 'k') {
    const visible = rows.filter((row) => row.element && !row.element.hidden);
    const at = visible.findIndex((row) => row.element.contains(document.activeElement));
    const next = visible[at < 0 ? 0 : Math.min(visible.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)))];
    if (next) next.element.firstElementChild.focus();
  }
});
})();
