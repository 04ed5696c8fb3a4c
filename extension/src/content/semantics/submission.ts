/** How forms are sent. */
import { attributeOf } from '../dom/native';

export type FormControl =
  | HTMLButtonElement
  | HTMLInputElement
  | HTMLSelectElement
  | HTMLTextAreaElement;

export function isFormControl(element: Element): element is FormControl {
  return (
    element instanceof HTMLButtonElement ||
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

/** Whether a press of it sends its form. */
export function isSubmitter(control: FormControl): control is HTMLButtonElement | HTMLInputElement {
  if (control instanceof HTMLButtonElement) return control.type === 'submit';
  return control instanceof HTMLInputElement && /^(submit|image)$/.test(control.type);
}

/** The button may send the form elsewhere than the form says (WHATWG HTML, 4.10.22.3). */
export function formAddress(control: FormControl): string | null {
  const { form } = control;
  if (!form) return null;
  const submitter = isSubmitter(control) ? control : defaultButton(form);
  return submitter?.hasAttribute('formaction') ? submitter.formAction : actionOf(form);
}

/** Where the form itself says that it is sent; a field named "action" hides its own property. */
export function actionOf(form: Element): string {
  const action = attributeOf(form, 'action')?.trim() || document.URL;
  return URL.parse(action, document.baseURI)?.href ?? action;
}

/** Whether a press of this button sends its form in the body of a request. */
export function isPosted(submitter: HTMLButtonElement | HTMLInputElement): boolean {
  const { form } = submitter;
  const method = submitter.getAttribute('formmethod') ?? (form && attributeOf(form, 'method'));
  return method?.toLowerCase() === 'post';
}

function defaultButton(form: HTMLFormElement): HTMLButtonElement | HTMLInputElement | null {
  for (const each of Element.prototype.querySelectorAll.call(form, 'button,input')) {
    const control = each as HTMLButtonElement | HTMLInputElement;
    if (isSubmitter(control) && control.form === form) return control;
  }
  return null;
}
