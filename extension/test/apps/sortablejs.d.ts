declare module 'sortablejs' {
  export default class Sortable {
    constructor(list: HTMLElement, options: { forceFallback: boolean });
  }
}
