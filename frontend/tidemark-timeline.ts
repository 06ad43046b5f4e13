import { LitElement, css, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';

/** A backup. Texts come ready from the server, in the project's zone. */
interface Point {
  id: string;
  at: number;
  origin: 'automated' | 'manual' | 'safety';
  state: 'queued' | 'running' | 'completed' | 'failed';
  locked: boolean;
  title: string;
  detail: string;
  word: string;
  spoken: string;
}

interface Deployment {
  at: number;
  revision: string;
  spoken: string;
}

/** A restore: ran at one moment and went back to another. */
interface GoingBack {
  ran: number;
  to: number;
  label: string;
  spoken: string;
}

interface Data {
  zone: string;
  zoneName: string;
  now: number;
  points: Point[];
  deployments: Deployment[];
  restores: GoingBack[];
  anySecond: string;
}

/** What stands on a lane: one or several things at one place. */
interface Stop {
  x: number;
  points: Point[];
  spoken: string;
}

type Lane = 'deployments' | 'backups' | 'restores';
type Zoom = '24h' | '7d' | '3m' | '1y';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SPANS: Record<Zoom, number> = { '24h': DAY, '7d': 7 * DAY, '3m': 92 * DAY, '1y': 366 * DAY };
const ZOOMS: [Zoom, string][] = [['24h', '24 h'], ['7d', '7 days'], ['3m', '3 months'], ['1y', 'Year']];
const LANES: Lane[] = ['deployments', 'backups', 'restores'];
const MOST_DRAWN = 300;
const EMPTY: Data = { zone: 'UTC', zoneName: 'UTC', now: 0, points: [], deployments: [], restores: [], anySecond: '' };

/**
 * The recovery timeline: deployments, backups and restores of an environment over time. One tab stop; arrow keys move
 * between points and lanes. The list below it has the same data and is the plain alternative.
 */
class TidemarkTimeline extends LitElement {
  static override properties = {
    data: { attribute: false },
    selected: { type: String },
    zoom: { state: true },
    end: { state: true },
    width: { state: true },
    lane: { state: true },
    cursor: { state: true },
    hovered: { state: true },
    focusShown: { state: true },
    said: { state: true },
  };

  declare data: Data | null;
  declare selected: string | null;
  declare zoom: Zoom;
  declare end: number | null;
  declare width: number;
  declare lane: Lane;
  declare cursor: number;
  declare hovered: number;
  declare focusShown: boolean;
  declare said: string;

  private observer?: ResizeObserver;
  private clock?: number;
  private loadedAt = Date.now();

  constructor() {
    super();
    this.data = null;
    this.selected = null;
    this.zoom = '7d';
    this.end = null;
    this.width = 900;
    this.lane = 'backups';
    this.cursor = -1;
    this.hovered = -1;
    this.focusShown = false;
    this.said = '';
  }

  static override styles = css`
    :host { display: block; }
    .bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 6px 16px; padding: 14px 20px 6px; }
    .controls { display: flex; align-items: center; gap: 8px; }
    .zooms { display: inline-flex; gap: 2px; padding: 3px; border-radius: 12px; background: var(--tide-quiet-surface); }
    button { font: 500 13px/20px var(--tide-font); word-spacing: inherit; padding: 2px 10px; border: 0; border-radius: var(--tide-radius-m); background: none; color: var(--tide-text-secondary); cursor: pointer; white-space: nowrap; }
    button[aria-pressed='true'] { background: var(--tide-tab-on); color: var(--tide-accent); box-shadow: var(--tide-shadow-s); }
    button:focus-visible, .plot:focus-visible { outline: 2px solid var(--tide-accent); outline-offset: 2px; }
    .step { color: var(--tide-accent); padding: 4px 8px; }
    .step:disabled { color: var(--tide-line-control); cursor: default; }
    .step svg { display: block; width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    .frame { position: relative; padding: 4px 20px 6px; }
    .plot { display: block; border-radius: 6px; }
    .plot svg { display: block; width: 100%; overflow: visible; }
    text { font-family: var(--tide-font); font-size: 12px; fill: var(--tide-text-secondary); font-variant-numeric: tabular-nums; }
    .lane { font-size: 12.5px; font-weight: 500; }
    .today { font-weight: 600; fill: var(--tide-text); }
    .tick { stroke: var(--tide-line-soft); }
    .axis { stroke: var(--tide-line); }
    .future { fill: var(--tide-surface-sunken); }
    .bed { stroke: var(--tide-line); stroke-width: 1.5; stroke-dasharray: 2 5; stroke-linecap: round; }
    .nowline { stroke: var(--tide-accent); stroke-width: 2; }
    .nowpill { fill: var(--tide-accent); }
    .nowtext { fill: var(--tide-accent-contrast); font-weight: 600; }
    .pole { stroke: var(--tide-line-control); stroke-width: 1.2; }
    .flag { fill: var(--tide-quiet-surface); stroke: var(--tide-line-control); }
    .flagtext { font-family: var(--tide-font-mono); font-size: 11px; fill: var(--tide-text); }
    .stem { stroke: var(--tide-line-control); opacity: .7; }
    .mark { cursor: pointer; }
    .shape { fill: var(--tide-surface); stroke-width: 2.4; stroke-linejoin: round; }
    .completed .shape { stroke: var(--tide-good); }
    .failed .shape { stroke: var(--tide-bad); stroke-width: 2; }
    .running .shape { stroke: var(--tide-accent); stroke-dasharray: 4 2.4; }
    .queued .shape { stroke: var(--tide-line-control); stroke-dasharray: 3 3; stroke-width: 1.6; }
    .cross { fill: none; stroke: var(--tide-bad); stroke-width: 2.2; stroke-linecap: round; }
    .number { font-weight: 600; fill: var(--tide-good); }
    .lock { fill: var(--tide-text); stroke: var(--tide-surface); stroke-width: 1.5; }
    .shackle { fill: none; stroke: var(--tide-text); stroke-width: 1.6; }
    .chosen { fill: none; stroke: var(--tide-accent); stroke-width: 2.5; }
    .chosenline { stroke: var(--tide-accent); stroke-width: 1.5; stroke-dasharray: 3 3; }
    .focus { fill: none; stroke: var(--tide-accent); stroke-width: 2; }
    .arc { fill: none; stroke: var(--tide-restore); stroke-width: 2; }
    .arcend { fill: var(--tide-restore); }
    .arctext { fill: var(--tide-restore); font-weight: 500; }
    .hit { fill: transparent; }
    .tip { position: absolute; z-index: 3; transform: translate(-50%, -100%); max-width: 320px; background: var(--tide-surface-raised); border: 1px solid var(--tide-line); border-radius: var(--tide-radius-m); box-shadow: var(--tide-shadow-l); padding: 7px 12px; font-size: 13px; line-height: 18px; color: var(--tide-text-secondary); pointer-events: none; width: max-content; }
    .tip.left { transform: translate(-12%, -100%); }
    .tip.right { transform: translate(-88%, -100%); }
    .tip b { color: var(--tide-text); font-weight: 600; }
    .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; padding: 2px 20px 14px; font-size: 12.5px; line-height: 18px; color: var(--tide-text-secondary); }
    .legend span { display: inline-flex; gap: 6px; align-items: center; }
    .legend svg { width: 18px; height: 18px; overflow: visible; }
    .reader { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    @media (max-width: 800px) {
      .bar { padding: 12px 16px 6px; }
      .frame { padding-inline: 12px; }
      .controls, .zooms { width: 100%; }
      .zooms button { flex: 1; padding: 7px 4px; }
      .step { display: none; }
      .legend { padding-inline: 16px; }
    }
  `;

  override connectedCallback() {
    super.connectedCallback();
    this.clock = window.setInterval(() => this.requestUpdate(), 30_000);
    void this.updateComplete.then(() => this.watchWidth());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.observer?.disconnect();
    window.clearInterval(this.clock);
  }

  private watchWidth() {
    const frame = this.renderRoot.querySelector('.plot');
    if (!frame || !this.isConnected) {
      return;
    }
    this.observer?.disconnect();
    this.observer = new ResizeObserver(([entry]) => {
      this.width = Math.max(260, Math.round(entry.contentRect.width));
    });
    this.observer.observe(frame);
  }

  override willUpdate(changed: PropertyValues) {
    if (changed.has('data')) {
      this.loadedAt = Date.now();
    }
    if (changed.has('selected') && this.selected) {
      this.bringIntoView(this.selected);
    }
  }

  /* ---- places ---- */

  private get known(): Data {
    return this.data ?? EMPTY;
  }

  /** The server's now, moving on by itself. */
  private get now() {
    return this.known.now + (Date.now() - this.loadedAt);
  }

  private get wide() {
    return this.width >= 700;
  }

  private get left() {
    return this.wide ? 104 : 4;
  }

  private get right() {
    return this.width - (this.wide ? 14 : 6);
  }

  /** The window ends a little after now, so that what comes has a place. */
  private get windowEnd() {
    return this.end ?? this.now + SPANS[this.zoom] * 0.07;
  }

  private get windowStart() {
    return this.windowEnd - SPANS[this.zoom] * 1.07;
  }

  private x(at: number) {
    return this.left + ((at - this.windowStart) / (this.windowEnd - this.windowStart)) * (this.right - this.left);
  }

  private inside(at: number) {
    return at >= this.windowStart && at <= this.windowEnd;
  }

  private bringIntoView(id: string) {
    const point = this.known.points.find((candidate) => candidate.id === id);
    if (point && !this.inside(point.at)) {
      this.end = point.at + SPANS[this.zoom] / 2;
    }
  }

  private stops(lane: Lane): Stop[] {
    switch (lane) {
      case 'backups':
        return this.backupStops();
      case 'deployments':
        return this.known.deployments
          .filter((deployment) => this.inside(deployment.at))
          .map((deployment) => ({ x: this.x(deployment.at), points: [], spoken: deployment.spoken }));
      case 'restores':
        return this.known.restores
          .filter((restore) => this.inside(restore.ran))
          .map((restore) => ({ x: this.x(restore.ran), points: [], spoken: restore.spoken }));
    }
  }

  /** Marks that would overlap join into a pill; one that failed, runs or is selected never does. */
  private backupStops(): Stop[] {
    const visible = this.known.points
      .filter((point) => this.inside(point.at))
      .sort((a, b) => a.at - b.at)
      .slice(-MOST_DRAWN);
    const room = this.wide ? 24 : 20;
    const stops: Stop[] = [];
    for (const point of visible) {
      const x = this.x(point.at);
      const last = stops.at(-1);
      if (last && x - last.x < room && this.joins(point) && last.points.every((other) => this.joins(other))) {
        last.points.push(point);
        last.x = (this.x(last.points[0].at) + x) / 2;
        last.spoken = `${last.points.length} backups, ${last.points[0].title} to ${point.title}. Enter to look closer.`;
      } else {
        stops.push({ x, points: [point], spoken: point.spoken });
      }
    }
    return stops;
  }

  private joins(point: Point) {
    return point.state === 'completed' && point.id !== this.selected;
  }

  /* ---- what the reader does ---- */

  private choose(stop: Stop) {
    if (stop.points.length > 1) {
      this.lookCloser(stop);
    } else if (stop.points.length === 1) {
      const id = stop.points[0].id;
      this.selected = id;
      this.dispatchEvent(new CustomEvent('point-selected', { detail: { id } }));
    }
  }

  private lookCloser(stop: Stop) {
    const index = ZOOMS.findIndex(([zoom]) => zoom === this.zoom);
    if (index > 0) {
      this.zoom = ZOOMS[index - 1][0];
    }
    const middle = (stop.points[0].at + stop.points.at(-1)!.at) / 2;
    this.end = Math.min(middle + SPANS[this.zoom] / 2, this.now + SPANS[this.zoom] * 0.07);
    this.cursor = -1;
    this.hovered = -1;
  }

  private zoomTo(zoom: Zoom) {
    this.zoom = zoom;
    this.end = null;
    this.cursor = -1;
  }

  private page(windows: number) {
    const end = this.windowEnd + windows * SPANS[this.zoom];
    this.end = end >= this.now ? null : end;
    this.cursor = -1;
  }

  private keyed(event: KeyboardEvent) {
    const stops = this.stops(this.lane);
    const last = stops.length - 1;
    const from = this.cursor < 0 ? stops.length : this.cursor;
    switch (event.key) {
      case 'ArrowLeft': this.moveTo(Math.max(0, from - 1)); break;
      case 'ArrowRight': this.moveTo(Math.min(last, this.cursor < 0 ? last : this.cursor + 1)); break;
      case 'ArrowUp': this.changeLane(-1); break;
      case 'ArrowDown': this.changeLane(1); break;
      case 'Home': this.moveTo(0); break;
      case 'End': this.moveTo(last); break;
      case 'PageUp': this.page(-1); break;
      case 'PageDown': this.page(1); break;
      case '+': this.zoomBy(-1); break;
      case '-': this.zoomBy(1); break;
      case 'Enter':
      case ' ': if (this.lane === 'backups' && stops[this.cursor]) this.choose(stops[this.cursor]); break;
      case 'Escape': this.drop(); break;
      default: return;
    }
    event.preventDefault();
  }

  private moveTo(index: number) {
    const stops = this.stops(this.lane);
    if (stops.length === 0) {
      this.said = `No ${this.lane} in this window.`;
      return;
    }
    this.cursor = index;
    this.said = `${stops[index].spoken} ${index + 1} of ${stops.length}.`;
  }

  private changeLane(by: number) {
    this.lane = LANES[Math.min(LANES.length - 1, Math.max(0, LANES.indexOf(this.lane) + by))];
    const stops = this.stops(this.lane);
    this.cursor = stops.length - 1;
    this.said = stops.length
      ? `${this.lane}. ${stops[this.cursor].spoken}`
      : `${this.lane}. None in this window.`;
  }

  private zoomBy(by: number) {
    const index = ZOOMS.findIndex(([zoom]) => zoom === this.zoom) + by;
    if (index >= 0 && index < ZOOMS.length) {
      this.zoomTo(ZOOMS[index][0]);
      this.said = `${ZOOMS[index][1]}.`;
    }
  }

  private drop() {
    if (this.selected) {
      this.selected = null;
      this.dispatchEvent(new CustomEvent('point-selected', { detail: { id: '' } }));
    }
  }

  /* ---- drawing ---- */

  override render() {
    const low = this.wide ? 196 : 172;
    const height = low + 20;
    const backups = this.stops('backups');
    return html`
      <div class="bar">
        <slot></slot>
        <div class="controls">
          <button class="step" aria-label="Earlier" @click=${() => this.page(-1)}>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m15 5-7 7 7 7" /></svg></button>
          <div class="zooms" role="group" aria-label="Zoom">
            ${ZOOMS.map(([zoom, label]) => html`<button
              aria-pressed=${zoom === this.zoom ? 'true' : 'false'} @click=${() => this.zoomTo(zoom)}>${label}</button>`)}
          </div>
          <button class="step" aria-label="Later" ?disabled=${this.end === null} @click=${() => this.page(1)}>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m9 5 7 7-7 7" /></svg></button>
        </div>
      </div>
      <div class="frame">
        <div class="plot" tabindex="0" role="application" aria-roledescription="recovery timeline"
          aria-label="Recovery timeline, ${backups.reduce((sum, stop) => sum + stop.points.length, 0)} backups shown. Arrow keys move between points."
          @keydown=${this.keyed} @focus=${() => { this.focusShown = true; }} @blur=${() => { this.focusShown = false; }}>
          <svg width=${this.width} height=${height} viewBox="0 0 ${this.width} ${height}" aria-hidden="true">
            ${this.ground(low)} ${this.deploymentLane()} ${this.restoreLane(low)}
            ${this.nowLine(low)} ${backups.map((stop, index) => this.mark(stop, index, low))}
          </svg>
        </div>
        ${this.tip(backups)}
      </div>
      ${this.legend()}
      <div class="reader" aria-live="polite">${this.said}</div>`;
  }

  private get markLine() {
    return this.wide ? 86 : 66;
  }

  private ground(low: number) {
    const labels: [string, number][] = [['Deployments', 28], ['Backups', 90], ['Any second', 136], ['Restores', 166]];
    const ticks = this.ticks();
    return svg`
      ${this.inside(this.now) ? svg`<rect class="future" x=${this.x(this.now)} y="8" width=${this.right - this.x(this.now)} height=${low - 8} />` : nothing}
      ${ticks.map((tick) => svg`<path class="tick" d="M${tick.x} 8V${low}" />
        <text class=${tick.today ? 'today' : ''} x=${tick.x + (this.wide ? 6 : 3)} y=${low + 16}>${tick.label}</text>`)}
      <path class="axis" d="M${this.left} ${low}H${this.right}" />
      ${this.wide ? labels.map(([label, y]) => svg`<text class="lane" x="0" y=${y}>${label}</text>`) : nothing}
      <path class="bed" d="M${this.left} ${this.wide ? 132 : 104}H${Math.min(this.right, Math.max(this.left, this.x(this.now)))}" />
      <text x=${this.left + 8} y=${this.wide ? 126 : 98}>${this.wide ? this.known.anySecond : this.known.anySecond.replace(/\..*$/, '.')}</text>
      ${this.wide ? svg`<text x="0" y=${low + 16}>${this.known.zoneName}</text>` : nothing}`;
  }

  private deploymentLane() {
    const foot = this.markLine + 22;
    let freeFrom = -Infinity;
    return this.known.deployments
      .filter((deployment) => this.inside(deployment.at))
      .sort((a, b) => a.at - b.at)
      .map((deployment, index) => {
        const x = this.x(deployment.at);
        const roomy = this.wide && x >= freeFrom;
        if (roomy) {
          freeFrom = x + 74;
        }
        const shape = roomy ? `M${x} 14h66l-4 9 4 9h-66z` : `M${x} 14h11l-3 5 3 5h-11z`;
        const focused = this.focusShown && this.lane === 'deployments' && index === this.cursor;
        return svg`<path class="pole" d="M${x} 14V${foot}" /><path class="flag" d=${shape} />
          ${roomy ? svg`<text class="flagtext" x=${x + 6} y="27">${deployment.revision}</text>` : nothing}
          ${focused ? svg`<rect class="focus" x=${x - 5} y="8" width=${roomy ? 77 : 22} height="30" rx="6" />` : nothing}
          <title>${deployment.spoken}</title>`;
      });
  }

  private restoreLane(low: number) {
    const y = low - 40;
    return this.known.restores
      .filter((restore) => this.inside(restore.ran))
      .map((restore, index) => {
        const from = this.x(restore.ran);
        const to = Math.max(this.left, this.x(restore.to));
        const focused = this.focusShown && this.lane === 'restores' && index === this.cursor;
        const textRight = from + 150 > this.right;
        const arc = from - to > 12;
        return svg`${arc ? svg`<path class="arc" d="M${from} ${y}C${from} ${y + 26},${to} ${y + 26},${to} ${y + 4}" />
          <path class="arcend" d="M${to - 5} ${y + 5}L${to} ${y - 4}L${to + 5} ${y + 5}z" />` : nothing}<circle class="arcend" cx=${from} cy=${y} r="5" />
          ${focused ? svg`<circle class="focus" cx=${from} cy=${y} r="11" />` : nothing}
          ${this.wide && index === 0 ? svg`<text class="arctext" x=${textRight ? Math.min(from, to) - 10 : from + 11} y=${y + 5}
            text-anchor=${textRight ? 'end' : 'start'}>${restore.label}</text>` : nothing}`;
      });
  }

  private nowLine(low: number) {
    const x = this.x(this.now);
    if (!this.inside(this.now)) {
      return nothing;
    }
    const label = this.wide ? `now ${this.format(this.now, { hour: '2-digit', minute: '2-digit' })}` : 'now';
    const half = this.wide ? 41 : 17;
    const pill = Math.min(x, this.right + 10 - half);
    const y = this.wide ? 42 : 28;
    return svg`<path class="nowline" d="M${x} ${y + 8}V${low}" />
      <rect class="nowpill" x=${pill - half} y=${y - 6} width=${half * 2} height="20" rx="10" />
      <text class="nowtext" x=${pill} y=${y + 8} text-anchor="middle">${label}</text>`;
  }

  private mark(stop: Stop, index: number, low: number) {
    const y = this.markLine;
    const x = stop.x;
    const single = stop.points.length === 1 ? stop.points[0] : null;
    const focused = this.focusShown && this.lane === 'backups' && index === this.cursor;
    const chosen = single !== null && single.id === this.selected;
    const state = single ? single.state : 'completed';
    return svg`<g class="mark ${state}" @click=${() => { this.lane = 'backups'; this.cursor = index; this.choose(stop); }}
        @pointerenter=${() => { this.hovered = index; }} @pointerleave=${() => { this.hovered = -1; }}>
      <path class="stem" d="M${x} ${y + 9}V${y + 22}" />
      ${chosen ? svg`<path class="chosenline" d="M${x} ${y + 22}V${low}" /><circle class="chosen" cx=${x} cy=${y} r="16" />` : nothing}
      ${single ? this.single(single, x, y) : this.pill(stop, x, y)}
      ${focused ? svg`<rect class="focus" x=${x - 17} y=${y - 17} width="34" height="34" rx="9" />` : nothing}
      <rect class="hit" x=${x - 14} y=${y - 22} width="28" height="44" /></g>`;
  }

  private single(point: Point, x: number, y: number) {
    const r = this.wide ? 8.5 : 7.5;
    return svg`${shape(point.origin, x, y, r)}
      ${point.state === 'failed' ? svg`<path class="cross" d="M${x - 3} ${y - 3}l6 6M${x + 3} ${y - 3}l-6 6" />` : nothing}
      ${point.locked ? svg`<g transform="translate(${x + 13},${y - 17})"><rect class="lock" x="-4.500" y="0" width="9" height="7.500" rx="1.800" />
        <path class="shackle" d="M-2.500 0v-1.600a2.500 2.500 0 0 1 5 0V0" /></g>` : nothing}`;
  }

  private pill(stop: Stop, x: number, y: number) {
    return svg`<rect class="shape" x=${x - 14} y=${y - 11} width="28" height="22" rx="11" />
      <text class="number" x=${x} y=${y + 4.5} text-anchor="middle">${stop.points.length}</text>`;
  }

  private tip(stops: Stop[]) {
    const index = this.hovered >= 0 ? this.hovered : this.focusShown && this.lane === 'backups' ? this.cursor : -1;
    const stop = stops[index];
    if (!stop) {
      return nothing;
    }
    const side = stop.x < 160 ? 'left' : stop.x > this.width - 160 ? 'right' : '';
    const point = stop.points[0];
    const place = `left:${stop.x + 20}px;top:${this.markLine - 18}px`;
    return stop.points.length > 1
      ? html`<div class="tip ${side}" style=${place}><b>${stop.points.length} backups</b><br />${point.title} to ${stop.points.at(-1)!.title}</div>`
      : html`<div class="tip ${side}" style=${place}><b>${point.title}</b> · ${point.word}<br />${point.detail}</div>`;
  }

  private legend() {
    const mark = (className: string, content: TemplateResult | unknown) =>
      html`<svg viewBox="-9 -9 18 18" aria-hidden="true" class=${className}>${content}</svg>`;
    return html`<div class="legend" aria-hidden="true">
      <span>${mark('completed', shape('automated', 0, 0, 7))}automated</span>
      <span>${mark('completed', shape('manual', 0, 0, 7))}manual</span>
      <span>${mark('completed', shape('safety', 0, 0, 7))}safety</span>
      <span>${mark('failed', svg`${shape('automated', 0, 0, 7)}<path class="cross" d="M-2.500 -2.500l5 5M2.500 -2.500l-5 5" />`)}failed</span>
      <span>${mark('running', shape('automated', 0, 0, 7))}running</span>
      <span>${mark('', svg`<path class="flag" d="M-6 -7h13l-3 4 3 4H-6zM-6 -7v15" />`)}deployment</span>
    </div>`;
  }

  /* ---- the axis, in the project's zone ---- */

  private format(at: number, options: Intl.DateTimeFormatOptions) {
    return new Intl.DateTimeFormat('en-GB', { timeZone: this.known.zone, ...options }).format(at);
  }

  private startOfDay(at: number) {
    const [hours, minutes, seconds] = this.format(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
      .split(':').map(Number);
    return Math.floor(at / 1000) * 1000 - ((hours * 60 + minutes) * 60 + seconds) * 1000;
  }

  private ticks() {
    const ticks: { x: number; label: string; today: boolean }[] = [];
    const today = this.startOfDay(this.now);
    const add = (at: number, label: string, isToday = false) => {
      const x = Math.round(this.x(at) * 10) / 10;
      if (at >= this.windowStart && x < this.right - 20) {
        ticks.push({ x, label, today: isToday });
      }
    };
    if (this.zoom === '24h') {
      const step = (this.wide ? 3 : 6) * HOUR;
      for (let at = this.startOfDay(this.windowStart); at < this.windowEnd; at += step) {
        add(at, this.format(at, { hour: '2-digit', minute: '2-digit' }));
      }
      return ticks;
    }
    for (let day = this.startOfDay(this.windowStart); day < this.windowEnd; day = this.startOfDay(day + 26 * HOUR)) {
      if (this.zoom === '7d') {
        const label = this.format(day, this.wide ? { weekday: 'short', day: 'numeric' } : { weekday: 'short' });
        add(day, day === today ? 'Today' : label, day === today);
      } else if (this.format(day, { day: 'numeric' }) === '1') {
        const january = this.format(day, { month: 'numeric' }) === '1';
        add(day, this.format(day, january && this.wide ? { month: 'short', year: 'numeric' } : { month: 'short' }));
      }
    }
    return ticks;
  }
}

function shape(origin: Point['origin'], x: number, y: number, r: number) {
  switch (origin) {
    case 'automated':
      return svg`<circle class="shape" cx=${x} cy=${y} r=${r} />`;
    case 'manual': {
      const d = r * 1.32;
      return svg`<path class="shape" d="M${x} ${y - d}L${x + d} ${y}L${x} ${y + d}L${x - d} ${y}z" />`;
    }
    case 'safety':
      return svg`<path class="shape" transform="translate(${x},${y}) scale(${r / 7})"
        d="M0 -8.500l7 3.600v5.600c0 5.200 -3.500 7 -7 8.700c-3.500 -1.700 -7 -3.500 -7 -8.700v-5.600z" />`;
  }
}

customElements.define('tidemark-timeline', TidemarkTimeline);
