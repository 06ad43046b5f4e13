import { LitElement, css, html, svg } from 'lit';

/** One letter a day, oldest first: g good, x failed, - none, n not yet. Height and shape tell it without colour. */
class TidemarkDays extends LitElement {
  static override properties = { days: { type: String }, label: { type: String } };

  declare days: string;
  declare label: string;

  constructor() {
    super();
    this.days = '';
    this.label = '';
  }

  static override styles = css`
    :host { display: inline-block; }
    svg { display: block; }
    .good { fill: var(--tide-good); }
    .failed { fill: none; stroke: var(--tide-bad); stroke-width: 1.8; stroke-linecap: round; }
    .none { fill: var(--tide-line-control); }
  `;

  override render() {
    const days = [...this.days];
    return html`<svg role="img" aria-label=${this.label} width=${days.length * 13 - 3} height="26">
      ${days.map((day, index) => this.day(day, index * 13))}</svg>`;
  }

  private day(day: string, x: number) {
    switch (day) {
      case 'g': return svg`<rect class="good" x=${x} y="2" width="10" height="22" rx="2.500" />`;
      case 'x': return svg`<path class="failed" d="M${x + 1.5} 9.500l7 7M${x + 8.5} 9.500l-7 7" />`;
      default: return svg`<rect class="none" x=${x + 1} y="21" width="8" height="2.500" rx="1" />`;
    }
  }
}

customElements.define('tidemark-days', TidemarkDays);
