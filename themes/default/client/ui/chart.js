// Lights a step's node when the step is the target, and the step when its node is.
const lightStep = () => {
  for (const node of document.querySelectorAll(".chart a.lit, .step.lit")) node.classList.remove("lit");
  const id = placeName().replace(/^[wn]\./, "");
  if (!id) return;
  for (const prefix of ["w.", "n."]) document.getElementById(prefix + id)?.classList.add("lit");
  const step = document.getElementById(id);
  if (step?.matches(".step")) step.classList.add("lit");
};
if (document.querySelector(".chart")) {
  addEventListener("hashchange", lightStep);
  lightStep();
}
