// The gate of the flowcharts: every chart of the built site, both layouts, measured in a real Chromium.
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Where the charts of a built site are: page paths of procedures and regimes, in every language. */
export function pages(folder) {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== "assets" && entry.name !== "data");
  return languages.flatMap(({ name }) => ["procedures", "regimes"].flatMap((type) => {
    try {
      return readdirSync(join(folder, name, type)).filter((file) => file.endsWith(".html") && file !== "index.html").map((file) => `${name}/${type}/${file}`);
    } catch {
      return [];
    }
  }));
}

/** Runs in the page: what is wrong with the visible charts, as sentences. */
export function faults() {
  const found = [];
  const svgs = [...document.querySelectorAll("svg.chart")];
  for (const svg of svgs) {
    for (let box = svg.parentElement; box && !box.matches("figure"); box = box.parentElement) box.style.display = "block";
    found.push(...chart(svg).map((fault) => `${svg.dataset.layout}: ${fault}`));
  }
  return found;

  /** The corners of a line of upright and level runs. */
  function corners(path) {
    const matrix = path.getScreenCTM();
    const all = [];
    for (const [, way, numbers] of path.getAttribute("d").matchAll(/([MHVL])([^MHVL]+)/g)) {
      const last = all.at(-1) ?? { x: 0, y: 0 };
      const [a, b] = numbers.trim().split(/[ ,]+/).map(Number);
      all.push(way === "H" ? { x: a, y: last.y } : way === "V" ? { x: last.x, y: a } : { x: a, y: b });
    }
    return all.map(({ x, y }) => new DOMPoint(x, y).matrixTransform(matrix));
  }

  /** Where two such lines cross. */
  function crossings(one, other) {
    const found = [];
    const turn = (p, q, r) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    for (let i = 1; i < one.length; i++) for (let j = 1; j < other.length; j++) {
      const [a, b, c, d] = [one[i - 1], one[i], other[j - 1], other[j]];
      const [t, u] = [turn(c, d, a), turn(c, d, b)];
      if (turn(a, b, c) * turn(a, b, d) < 0 && t * u < 0) found.push({ x: a.x + (b.x - a.x) * t / (t - u), y: a.y + (b.y - a.y) * t / (t - u) });
    }
    return found;
  }

  /** Labels that stand nearer to another line, or to the reach of another's pill, than to their own. */
  function misread(svg, lines) {
    const stems = [...svg.querySelectorAll("[data-connector] path")].map((path) => {
      const matrix = path.getScreenCTM();
      const length = path.getTotalLength();
      const { from, to } = path.closest("[data-connector]").dataset;
      return { from, to, points: Array.from({ length: Math.ceil(length / 2) + 1 }, (_, at) => path.getPointAtLength(Math.min(length, at * 2)).matrixTransform(matrix)) };
    });
    const wrong = [];
    for (const group of svg.querySelectorAll("[data-label-from]:not([data-connector])")) {
      const box = group.getBoundingClientRect();
      // The line box is higher than the letters.
      const far = ({ points }) => Math.min(...points.map((p) => Math.hypot(Math.max(box.left - p.x, 0, p.x - box.right), Math.max(box.top + 2 - p.y, 0, p.y - box.bottom + 2))));
      const mine = (line) => line.from === group.dataset.labelFrom && line.to === group.dataset.labelTo;
      const own = Math.min(...lines.filter(mine).map(far));
      for (const line of [...lines, ...stems]) if (!mine(line) && far(line) < own) wrong.push(`“${group.textContent}” reads as ${line.from} → ${line.to}`);
    }
    return wrong;
  }

  /** Steps that no line enters, and such as stand above all from which the way comes. */
  function torn(nodes, lines) {
    const wrong = [];
    for (const node of nodes.slice(1)) {
      const into = lines.filter((line) => line.to === node.id);
      if (into.length === 0) wrong.push(`nothing leads to ${node.id}`);
      const from = into.map((line) => nodes.find(({ id }) => id === line.from)).filter(Boolean);
      if (from.length > 0 && !into.some((line) => line.gate) && from.every(({ box }) => box.top > node.box.bottom)) wrong.push(`${node.id} stands above what leads to it`);
    }
    return wrong;
  }

  function chart(svg) {
    const wrong = [];
    const frame = svg.getBoundingClientRect();
    const place = (element) => element.getBoundingClientRect();
    const words = (element) => {
      const boxes = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const size = parseFloat(getComputedStyle(walker.currentNode.parentElement).fontSize);
        for (const box of range.getClientRects()) {
          // The line box is higher than the letters.
          const middle = (box.top + box.bottom) / 2;
          if (box.width > 1) boxes.push({ left: box.left, right: box.right, top: middle - size * 0.45, bottom: middle + size * 0.45, size });
        }
      }
      return boxes;
    };
    const nodes = [...svg.querySelectorAll("[data-node]")].map((group) => ({ id: group.dataset.node, group, outline: group.querySelector("path"), box: place(group.querySelector("path")) }));
    const matrix = svg.getScreenCTM();
    const within = (node, x, y) => {
      const point = new DOMPoint(x, y).matrixTransform(matrix.inverse());
      return node.outline.isPointInFill(point) || node.outline.isPointInStroke(point);
    };
    const lines = [...svg.querySelectorAll("path[data-from]")].map((path) => {
      const length = path.getTotalLength();
      const count = Math.max(2, Math.ceil(length / 2));
      const points = Array.from({ length: count + 1 }, (_, at) => path.getPointAtLength((length * at) / count).matrixTransform(matrix));
      return { from: path.dataset.from, to: path.dataset.to, points, corners: corners(path), gate: path.closest("[data-gate]") };
    });
    const labels = [...svg.querySelectorAll("[data-label-from]")].map((group) => {
      const boxes = words(group);
      const box = { left: Math.min(...boxes.map((b) => b.left)), right: Math.max(...boxes.map((b) => b.right)), top: Math.min(...boxes.map((b) => b.top)), bottom: Math.max(...boxes.map((b) => b.bottom)) };
      return { from: group.dataset.labelFrom, to: group.dataset.labelTo, box, name: group.textContent };
    });
    const meet = (a, b, slack) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;
    const inside = (box, p, slack) => p.x > box.left + slack && p.x < box.right - slack && p.y > box.top + slack && p.y < box.bottom - slack;

    if (!svg.getAttribute("role") || svg.firstElementChild?.localName !== "title") wrong.push("no role, or the title is not first");
    const least = Math.min(...words(svg).map((box) => box.size));
    if (least < 14) wrong.push(`words of ${least} px`);
    if (svg.dataset.layout === "narrow" && frame.width > 324) wrong.push(`${frame.width} px wide`);
    nodes.forEach((node, at) => {
      for (const other of nodes.slice(at + 1)) if (meet(node.box, other.box, 1)) wrong.push(`${node.id} overlaps ${other.id}`);
      for (const box of words(node.group)) {
        const corners = [[box.left, box.top], [box.right, box.top], [box.left, box.bottom], [box.right, box.bottom]];
        if (!corners.every(([x, y]) => within(node, x, y))) wrong.push(`words of ${node.id} touch its outline`);
      }
      const target = node.group.closest("a[href]")?.getBoundingClientRect();
      if (!target) wrong.push(`${node.id} is no link`);
      else if (target.width < 44 || target.height < 44) wrong.push(`${node.id} is too small for a finger`);
    });
    for (const pill of svg.querySelectorAll("[data-connector]")) {
      const target = pill.querySelector("a[href]").getBoundingClientRect();
      if (target.width < 44 || target.height < 44) wrong.push(`the jump “${pill.textContent}” is too small for a finger`);
      for (const node of nodes) if (meet(place(pill.querySelector("rect")), node.box, 1)) wrong.push(`the jump “${pill.textContent}” on ${node.id}`);
    }
    let crossed = 0;
    lines.forEach((line, at) => {
      for (const other of lines.slice(at + 1)) {
        const shared = nodes.filter((node) => [line.from, line.to].includes(node.id) && [other.from, other.to].includes(node.id));
        const near = (p) => shared.some(({ box }) => p.x > box.left - 11 && p.x < box.right + 11 && p.y > box.top - 11 && p.y < box.bottom + 11);
        crossed += crossings(line.corners, other.corners).filter((p) => !near(p)).length;
      }
    });
    // A crossing or two are read at a glance.
    if (crossed > 2) wrong.push(`${crossed} crossings`);
    wrong.push(...misread(svg, lines));
    // In an overview several may begin.
    if (svg.dataset.procedure) wrong.push(...torn(nodes, lines));
    for (const line of lines) {
      for (const node of nodes) {
        if (node.id === line.from || node.id === line.to) continue;
        if (line.points.some((p) => inside(node.box, p, 2) && within(node, p.x, p.y))) wrong.push(`${line.from} → ${line.to} runs through ${node.id}`);
      }
      for (const [id, end] of [[line.from, line.points[0]], [line.to, line.points.at(-1)]]) {
        // A line from another part begins at a pill.
        if (id === line.from && line.gate) continue;
        const box = nodes.find((node) => node.id === id)?.box;
        const far = box && Math.hypot(Math.max(box.left - end.x, 0, end.x - box.right), Math.max(box.top - end.y, 0, end.y - box.bottom));
        if (!box || far > 11) wrong.push(`${line.from} → ${line.to} ends loose`);
      }
    }
    labels.forEach((label, at) => {
      for (const node of nodes) if (meet(label.box, node.box, 2) && within(node, Math.max(label.box.left, Math.min(label.box.right, (node.box.left + node.box.right) / 2)), Math.max(label.box.top, Math.min(label.box.bottom, (node.box.top + node.box.bottom) / 2)))) wrong.push(`“${label.name}” on ${node.id}`);
      for (const other of labels.slice(at + 1)) if (meet(label.box, other.box, 2)) wrong.push(`“${label.name}” on “${other.name}”`);
      for (const line of lines) {
        if (line.from === label.from && line.to === label.to) continue;
        if (line.points.some((p) => inside(label.box, p, 1))) wrong.push(`“${label.name}” under ${line.from} → ${line.to}`);
      }
      if (label.box.left < frame.left - 1 || label.box.right > frame.right + 1) wrong.push(`“${label.name}” outside`);
    });
    return wrong;
  }
}
