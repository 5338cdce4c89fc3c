// The gate of the BPMN files: what a person sees wrong in one of them.

/** What is wrong with the diagram of a BPMN file, as sentences. */
export function faults(root) {
  const wrong = [];
  const [collaboration, process] = ["Collaboration", "Process"].map((type) => root.rootElements.find(({ $type }) => $type === `bpmn:${type}`));
  const { planeElement } = root.diagrams[0].plane;
  const shapes = new Map(planeElement.filter(({ bounds }) => bounds).map((shape) => [shape.bpmnElement.id, shape]));
  const ways = new Map(planeElement.filter(({ waypoint }) => waypoint).map((edge) => [edge.bpmnElement.id, edge.waypoint]));
  const box = (id) => shapes.get(id)?.bounds;
  const over = (inner, outer) => inner.x < outer.x - 1 || inner.y < outer.y - 1 || inner.x + inner.width > outer.x + outer.width + 1 || inner.y + inner.height > outer.y + outer.height + 1;

  for (const lane of process.laneSets?.[0]?.lanes ?? []) {
    for (const { id } of lane.flowNodeRef) if (over(box(id), box(lane.id))) wrong.push(`${id} stands over the border of its lane`);
  }
  const pool = box(collaboration.participants[0].id);
  for (const [id, { bounds, label }] of shapes) {
    if (over(bounds, pool)) wrong.push(`${id} stands outside the pool`);
    if (label && over(label.bounds, pool)) wrong.push(`the words of ${id} stand outside the pool`);
  }
  const nodes = process.flowElements.filter(({ id, $type }) => box(id) && $type !== "bpmn:SequenceFlow");
  for (const { id, $type, sourceRef, targetRef } of process.flowElements) {
    if ($type !== "bpmn:SequenceFlow") continue;
    const points = ways.get(id);
    if (!points) { wrong.push(`${id} is not drawn`); continue; }
    const runs = points.slice(1).map((to, at) => [points[at], to]);
    if (runs.some(([a, b]) => Math.abs(a.x - b.x) > 1 && Math.abs(a.y - b.y) > 1)) wrong.push(`${id} slants`);
    for (const [node, point] of [[sourceRef, points[0]], [targetRef, points.at(-1)]]) {
      const { x, y, width, height } = box(node.id);
      const [dx, dy] = [Math.max(x - point.x, point.x - x - width), Math.max(y - point.y, point.y - y - height)];
      // Circles and diamonds are met inside their box.
      if (Math.max(dx, dy) > 2) wrong.push(`${id} ends loose of ${node.id}`);
      if (/Task$|Activity$/.test(node.$type) && Math.max(dx, dy) < -2) wrong.push(`${id} ends inside ${node.id}`);
    }
    for (const node of nodes) {
      if ([sourceRef.id, targetRef.id].includes(node.id)) continue;
      const { x, y, width, height } = box(node.id);
      const diamond = /Gateway$/.test(node.$type);
      const inside = (p) => (diamond ? Math.abs(p.x - x - width / 2) / (width / 2) + Math.abs(p.y - y - height / 2) / (height / 2) < 0.9 : p.x > x + 3 && p.x < x + width - 3 && p.y > y + 3 && p.y < y + height - 3);
      const through = runs.some(([a, b]) => {
        const count = Math.ceil(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) / 2) + 1;
        return Array.from({ length: count + 1 }, (_, at) => ({ x: a.x + (b.x - a.x) * at / count, y: a.y + (b.y - a.y) * at / count })).some(inside);
      });
      if (through) wrong.push(`${id} runs through ${node.id}`);
    }
  }
  return wrong;
}
