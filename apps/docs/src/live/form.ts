import type { Fields } from "./fields.ts";

type Control = HTMLInputElement | HTMLSelectElement;

/** The controls of a form that carry a field, by their names. */
function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) &&
      element.name !== "",
  );
}

/** Shows the controls that the chosen data set and schedule have, and leaves the others out. */
function fit(form: HTMLFormElement): void {
  for (const part of form.querySelectorAll<HTMLElement>("[data-for]")) {
    const [name = "", values = ""] = part.dataset["for"]!.split("=");
    const chosen = form.elements.namedItem(name);
    const fits = chosen instanceof HTMLSelectElement && values.split(" ").includes(chosen.value);
    part.hidden = !fits;
    for (const control of part.querySelectorAll<Control>("input, select")) control.disabled = !fits;
  }
}

/** What stands in the form. */
export function readForm(form: HTMLFormElement): Fields {
  fit(form);
  return new Map(
    [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

/** Puts fields into the form; what the form does not offer is left as it is. */
export function fillForm(form: HTMLFormElement, fields: Fields): void {
  for (const control of controlsOf(form)) {
    const text = fields.get(control.name);
    if (text === undefined) continue;
    if (control instanceof HTMLSelectElement) {
      if ([...control.options].some((option) => option.value === text)) control.value = text;
    } else if (control.type === "radio") {
      control.checked = control.value === text;
    } else {
      control.value = text;
    }
  }
  fit(form);
}

/** Shows a problem beside the field that it names; gives false where the form has no such field. */
export function blame(form: HTMLFormElement, path: string, message: string): boolean {
  const control = controlsOf(form).find(({ name, disabled }) => name === path && !disabled);
  if (!control) return false;
  const note = document.createElement("p");
  note.className = "problem";
  note.id = `problem-${path}`;
  note.textContent = message;
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", note.id);
  control.closest(".field")!.append(note);
  return true;
}

/** Takes all problems away. */
export function forgive(form: HTMLFormElement): void {
  for (const note of form.querySelectorAll(".problem")) note.remove();
  for (const control of controlsOf(form)) {
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-describedby");
  }
}
