// SPDX-License-Identifier: Apache-2.0

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
