// 图表: draws each `data-chart` place from the JSON block and the table beside it; the table stays for everybody.

const COLOURS = ["#1f4f87", "#c8641b", "#1d7446", "#5b4bb0", "#9a3b5c", "#4b7d8f", "#8a6d1a"];
const INK = "#56627a";
const LINE = "#dbe0e8";
const FONT = getComputedStyle(document.body).fontFamily;

const KINDS = { pie, flow };
const NARROW = 560; // pixels: a phone

for (const place of document.querySelectorAll("[data-chart]")) draw(place);
document.addEventListener("htmx:load", (event) => {
  for (const place of event.detail.elt.querySelectorAll("[data-chart]")) draw(place);
});

function draw(place) {
  if (window.echarts.getInstanceByDom(place)) return;
  const data = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  place.hidden = false;
  const chart = window.echarts.init(place, null, { renderer: "svg", locale: "ZH" });
  chart.setOption((KINDS[data.kind] ?? axes)(data, place.clientWidth < NARROW));
  new ResizeObserver(() => chart.resize()).observe(place);
}

function number(value) {
  return value === null || value === "" ? null : Number(value);
}

function shared(data) {
  return {
    color: COLOURS,
    animation: false,
    textStyle: { fontFamily: FONT },
    legend: { show: data.series.length > 1 || data.kind === "pie", bottom: 0, type: "plain" },
    aria: { enabled: false },
  };
}

function axes(data) {
  const sideways = data.kind === "bar-horizontal";
  const words = { type: "category", data: data.labels, axisLine: { lineStyle: { color: LINE } }, axisLabel: { color: INK }, inverse: sideways };
  const values = { type: "value", axisLabel: { color: INK }, splitLine: { lineStyle: { color: LINE } }, minInterval: integers(data) ? 1 : 0 };
  return {
    ...shared(data),
    grid: { left: 8, right: 24, top: 16, bottom: data.series.length > 1 ? 40 : 8, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: (value) => written(value, data.unit), confine: true },
    xAxis: sideways ? values : words,
    yAxis: sideways ? words : values,
    series: data.series.map((series, index) => ({
      name: series.name,
      type: data.kind === "line" ? "line" : "bar",
      data: series.values.map(number),
      barMaxWidth: 28,
      symbolSize: 6,
      connectNulls: false,
      markLine: index === 0 && data.mark ? reference(data.mark, sideways) : undefined,
    })),
  };
}

function integers(data) {
  return data.series.every((series) => series.values.every((value) => value === null || Number.isInteger(Number(value))));
}

function reference(mark, sideways) {
  const value = Number(mark.value);
  return {
    symbol: "none",
    silent: true,
    lineStyle: { color: "#b3261e", type: "dashed" },
    label: { formatter: `${mark.name} ${value}`, position: "insideEndTop", color: "#b3261e" },
    data: [sideways ? { xAxis: value } : { yAxis: value }],
  };
}

function pie(data) {
  const values = data.series[0].values;
  return {
    ...shared(data),
    tooltip: { trigger: "item", renderMode: "richText", valueFormatter: (value) => written(value, data.unit), confine: true },
    series: [{
      type: "pie",
      radius: ["42%", "68%"],
      center: ["50%", "44%"],
      label: { formatter: "{d}%" },
      data: data.labels.map((name, index) => ({ name, value: number(values[index]) })),
    }],
  };
}

function flow(data, narrow) {
  const values = data.series[0].values;
  const links = data.links.map(([source, target], index) => ({ source, target, value: number(values[index]) }));
  const names = [...new Set(links.flatMap((link) => [link.source, link.target]))];
  const passed = new Set(links.map((link) => link.source)); // on a phone only the ends have room for their names
  return {
    ...shared(data),
    tooltip: { trigger: "item", renderMode: "richText", valueFormatter: (value) => written(value, data.unit), confine: true },
    series: [{
      type: "sankey",
      left: 8,
      right: 120,
      top: 16,
      bottom: 16,
      nodeGap: 14,
      draggable: false,
      emphasis: { focus: "adjacency" },
      lineStyle: { color: "source", opacity: 0.28 },
      label: {
        color: INK,
        fontSize: narrow ? 12 : 13,
        formatter: ({ name, value }) => (narrow && passed.has(name) ? `${value}` : `${name} ${value}`),
      },
      data: names.map((name) => ({ name })),
      links,
    }],
  };
}

function written(value, unit) {
  return value === null || value === undefined ? "未知" : `${value.toLocaleString("zh-CN")} ${unit ?? ""}`.trim();
}
