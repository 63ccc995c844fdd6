const svg = "http://www.w3.org/2000/svg";

/** Puts a vertical line on the plane of a chart; gives what moves it to a share of the width, in [0, 1]. */
export function markerOn(chart: Element): (share: number) => void {
  const plane = chart.querySelector<SVGSVGElement>("svg.plane")!;
  const { x, y, width, height } = plane.viewBox.baseVal;
  const line = document.createElementNS(svg, "line");
  line.setAttribute("class", "marker");
  line.setAttribute("y1", String(y));
  line.setAttribute("y2", String(y + height));
  plane.append(line);
  return (share) => {
    const at = String(x + width * share);
    line.setAttribute("x1", at);
    line.setAttribute("x2", at);
  };
}
