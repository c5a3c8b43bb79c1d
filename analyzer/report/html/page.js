// SPDX-License-Identifier: Apache-2.0

const page = document.getElementById('page');

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
  return h('div', {class: 'tiles', role: 'group', 'aria-label': 'Verdicts'}, Object.keys(verdicts).filter((verdict) => numbers[verdict] > 0).map((verdict) =>
    pressed('verdict', verdict, {class: `tile v-${verdict}`, 'data-verdict': verdict}, h('b', {}, String(numbers[verdict])), verdictLabel(verdict))));
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
    // Nothing happens to the pools of an update that is refused.
    if (!row.pool || row.pool.when.kind === 'never' || row.shoot.rejections.length > 0) continue;
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

// ---- the list ---------------------------------------------------------------------------------------------------------

function element(row) {
  const {pool, shoot} = row;
  const time = shoot.rejections.length > 0 && row.verdict !== 'none' ? 'if it were accepted' : pool ? whenText(pool.when) : '';
  // A date stays in one line.
  const facts = pool ? [range(pool.nodes, 'node'), time.replace(/-/g, '\u2011')].filter(Boolean).join(', ') : '';
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
  // The address follows the filters, to be sent to somebody or kept.
  const told = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();
  if (location.hash.slice(1) !== told) history.replaceState(null, '', told ? `#${told}` : location.pathname);
  for (const watcher of watchers) watcher();
}

const s = report.summary;
const others = document.getElementById('others');
page.replaceChildren(...[rows.length ? tiles() : null, h('div', {class: 'panels'}, timeline(), bars('Causes', 'cause', causes), providers.length > 1 ? bars('Providers', 'provider', providers) : null, regions.length > 1 ? bars('Regions', '', regions) : null, notes()), others,
  ...(rows.length ? [h('h2', {}, `${plural(s.pools, 'pool')} of ${plural(s.shoots, 'Shoot')}`), filters, list,
  h('p', {class: 'soft hint'}, 'Keys: / searches, j and k go from pool to pool, Enter opens. ')] : []), h('p', {class: 'soft'}, `gprov-impact ${report.tool.version}${report.result.complete ? '' : ' · not everything was compared'}`)].filter(Boolean));

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
function follow() {
  Object.assign(filter, {text: '', verdict: '', provider: '', cause: ''});
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    if (name in filter) filter[name] = name === 'text' ? value.toLowerCase() : value;
  }
  search.value = filter.text;
  apply();
}
follow();
window.addEventListener('hashchange', follow);
fill(0);

// Paper has no pools to open: the few that change are printed with all that is known of them.
let opened = [];
window.addEventListener('beforeprint', () => {
  const told = rows.filter((row) => row.element && !row.element.hidden && row.verdict !== 'none');
  if (told.length > 60) return;
  opened = told.filter((row) => !row.element.open).map((row) => row.element);
  for (const one of opened) {
    one.open = true;
    one.dispatchEvent(new Event('toggle'));
  }
});
window.addEventListener('afterprint', () => {
  for (const one of opened) one.open = false;
  opened = [];
});

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
