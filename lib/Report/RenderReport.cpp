// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The report as one HTML file: style and pictures (SVG) are in it, so that it
// can be mailed and opened years later. Names come from models and are escaped.

#include "qopt/Report/Report.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <cmath>

using namespace llvm;
using namespace qopt;

static constexpr const char *style = R"css(
:root { color-scheme: light dark; --bg: #fff; --fg: #1c2430; --dim: #667085;
  --line: #e3e7ee; --card: #f7f9fc; --bar: #3b76d6; --weight: #8a63d2;
  --bad: #c4472f; --clip: #d9822b; }
@media (prefers-color-scheme: dark) { :root { --bg: #12161d; --fg: #e4e9f1;
  --dim: #93a0b4; --line: #2a3240; --card: #1a202a; --bar: #6ea0f2;
  --weight: #b195ec; --bad: #ef7d66; --clip: #f0a95a; } }
body { background: var(--bg); color: var(--fg); max-width: 1080px;
  margin: 2.5rem auto; padding: 0 1.25rem; font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .7rem; }
p, .dim { color: var(--dim); } code { font: .92em ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .35rem .7rem; text-align: left; border-bottom: 1px solid var(--line); }
th { color: var(--dim); font-weight: 500; } .num { text-align: right;
  font-variant-numeric: tabular-nums; }
.facts { display: grid; gap: .8rem; margin-top: 1.2rem;
  grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }
.fact, .layer { background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.fact { padding: .7rem 1rem; } .fact b { display: block; font-size: 1.35rem; }
.layer { padding: .9rem 1.1rem; margin: .8rem 0; }
.layer h3 { margin: 0; font-size: 1rem; } .layer .row { display: grid;
  grid-template-columns: 1.1fr 1fr 1fr; gap: 1.2rem; align-items: start; margin-top: .5rem; }
.layer dl { display: grid; grid-template-columns: auto 1fr; gap: 0 .8rem; margin: 0; }
dt { color: var(--dim); } dd { margin: 0; font-variant-numeric: tabular-nums; }
svg { width: 100%; height: auto; display: block; } svg text { fill: var(--dim);
  font: 11px system-ui, sans-serif; } .bad { color: var(--bad); fill: var(--bad); }
@media (max-width: 760px) { .layer .row { grid-template-columns: 1fr; } }
)css";

static std::string escape(StringRef text) {
  std::string result;
  raw_string_ostream os(result);
  printHTMLEscaped(text, os);
  return result;
}

template <typename... Values>
static std::string print(const char *text, Values... values) {
  std::string result;
  raw_string_ostream(result) << format(text, values...);
  return result;
}

static std::string number(double value) { return print("%.4g", value); }
static std::string kilobytes(uint64_t bytes) {
  return bytes < 1000000 ? print("%.1f kB", bytes / 1e3)
                         : print("%.1f MB", bytes / 1e6);
}
static std::string decibel(double value) {
  if (std::isnan(value))
    return "NaN";
  if (std::isinf(value))
    return value > 0 ? "exact" : "-inf dB";
  return print("%.1f dB", value);
}

static void addFact(raw_ostream &os, StringRef value, StringRef label) {
  os << "<div class=\"fact\"><b>" << escape(value) << "</b><span class=\"dim\">"
     << escape(label) << "</span></div>\n";
}

static void renderSummary(raw_ostream &os, const Report &report) {
  const Summary &after = report.after;
  os << "<h1>" << escape(report.outputPath) << "</h1>\n<p>int8 from <code>"
     << escape(report.modelPath) << "</code>, measured on "
     << report.evaluation.numSamples << " samples of <code>"
     << escape(report.dataName) << "</code></p>\n<div class=\"facts\">\n";
  addFact(os,
          std::to_string(after.getNumQuantized()) + " of " +
              std::to_string(after.ops.size()),
          "ops in int8");
  uint64_t before = report.before.getWeightBytes(),
           now = after.getWeightBytes();
  addFact(os, kilobytes(now), "weights, from " + kilobytes(before));
  if (now)
    addFact(os, print("%.2f", double(before) / double(now)) + "x", "smaller");
  for (const OutputEvaluation &output : report.evaluation.outputs) {
    addFact(os, decibel(output.error.sqnrDb()), "SQNR of " + output.name);
    if (output.agreement)
      addFact(os, print("%.2f %%", output.agreement->getShare() * 100),
              "same top-1 of " + output.name);
  }
  os << "</div>\n";
}

static bool isMeasured(const LayerReport &layer) {
  return layer.error.count != 0;
}

/// A layer's error is that of everything before it as well.
static void renderChart(raw_ostream &os, const Report &report) {
  std::vector<const LayerReport *> layers;
  for (const LayerReport &layer : report.layers)
    if (isMeasured(layer))
      layers.push_back(&layer);
  if (layers.empty())
    return;
  constexpr int row = 22, left = 190, width = 1000, right = 90;
  constexpr double full = 60; // dB
  os << "<h2>SQNR layer by layer</h2>\n<p>Of each result against the float "
        "model's, errors of the layers before included.</p>\n"
     << "<svg viewBox=\"0 0 " << width << ' ' << layers.size() * row + 20
     << "\" role=\"img\" aria-label=\"SQNR of each layer\">\n";
  for (int db = 0; db <= int(full); db += 10) {
    double x = left + (width - left - right) * db / full;
    os << "<line x1=\"" << x << "\" x2=\"" << x << "\" y1=\"0\" y2=\""
       << layers.size() * row
       << "\" stroke=\"var(--line)\"/><text text-anchor=\"middle\" x=\"" << x
       << "\" y=\"" << layers.size() * row + 15 << "\">" << db << "</text>\n";
  }
  for (auto [i, layer] : llvm::enumerate(layers)) {
    double value = layer->error.sqnrDb();
    double shown = std::isnan(value) ? 0 : std::clamp(value, 0.0, full);
    double length = (width - left - right) * shown / full;
    bool bad = !(value >= 20);
    os << "<text text-anchor=\"end\" x=\"" << left - 8 << "\" y=\""
       << i * row + 15 << "\">" << escape(layer->op.name) << "</text><rect x=\""
       << left << "\" y=\"" << i * row + 4
       << "\" height=\"14\" rx=\"2\" width=\"" << length << "\" fill=\""
       << (bad ? "var(--bad)" : "var(--bar)") << "\"/><text x=\""
       << left + length + 6 << "\" y=\"" << i * row + 15 << "\">"
       << decibel(value) << "</text>\n";
  }
  os << "</svg>\n";
}

/// Bars on a root scale, so that tails are seen; the range that int8 covers is
/// between two lines.
static void renderHistogram(raw_ostream &os, StringRef title,
                            const Histogram &histogram, StringRef color,
                            const LayerReport *range) {
  if (histogram.empty())
    return;
  constexpr double width = 300, height = 70;
  double low = histogram.low, high = histogram.high;
  if (range && range->scale) {
    low = std::min(low, range->low);
    high = std::max(high, range->high);
  }
  if (!(high > low))
    high = low + 1;
  auto place = [&](double value) {
    return (value - low) / (high - low) * width;
  };
  uint64_t most = 1;
  for (uint64_t count : histogram.bins)
    most = std::max(most, count);
  os << "<div><span class=\"dim\">" << escape(title)
     << "</span><svg viewBox=\"0 0 300 88\" role=\"img\" aria-label=\""
     << escape(title) << "\">\n";
  double step =
      (histogram.high - histogram.low) / double(histogram.bins.size());
  for (auto [i, count] : llvm::enumerate(histogram.bins)) {
    if (!count)
      continue;
    double x = place(histogram.low + step * double(i));
    double w = std::max(1.0, step / (high - low) * width - 0.4);
    double h = std::max(1.0, std::sqrt(double(count) / double(most)) * height);
    os << print("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"", x,
                height - h, w, h)
       << " fill=\"var(--" << color << ")\"/>";
  }
  os << "<line x1=\"0\" x2=\"300\" y1=\"70\" y2=\"70\" "
        "stroke=\"var(--line)\"/>";
  if (range && range->scale)
    for (double limit : {range->low, range->high})
      os << print("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"70\"",
                  std::clamp(place(limit), 0.5, width - 0.5),
                  std::clamp(place(limit), 0.5, width - 0.5))
         << " stroke=\"var(--clip)\" stroke-dasharray=\"3 2\"/>";
  os << "<text x=\"0\" y=\"84\">" << number(low)
     << "</text><text x=\"300\" y=\"84\" text-anchor=\"end\">" << number(high)
     << "</text></svg></div>\n";
}

static void addTerm(raw_ostream &os, StringRef name, StringRef value) {
  os << "<dt>" << escape(name) << "</dt><dd>" << escape(value) << "</dd>";
}

static void renderLayer(raw_ostream &os, const LayerReport &layer) {
  os << "<section class=\"layer\"><h3>" << escape(layer.op.name)
     << " <span class=\"dim\">" << escape(layer.op.kind) << ", "
     << escape(layer.op.dtype) << "</span></h3>\n<div class=\"row\"><dl>";
  addTerm(os, "result", layer.op.resultType);
  if (layer.scale) {
    addTerm(os, "scale", number(*layer.scale));
    addTerm(os, "zero point", std::to_string(layer.zeroPoint));
    addTerm(os, "range", number(layer.low) + " .. " + number(layer.high));
  }
  if (!layer.weightScales.empty()) {
    auto [low, high] = std::minmax_element(layer.weightScales.begin(),
                                           layer.weightScales.end());
    addTerm(os, "weight scales",
            std::to_string(layer.weightScales.size()) + ", " + number(*low) +
                " .. " + number(*high));
  }
  if (isMeasured(layer)) {
    addTerm(os, "SQNR", decibel(layer.error.sqnrDb()));
    addTerm(os, "max error", number(layer.error.maxAbsError()));
  }
  os << "</dl>\n";
  renderHistogram(os, "values", layer.activations, "bar", &layer);
  renderHistogram(os, "weights", layer.weights, "weight", nullptr);
  os << "</div>";
  if (!layer.op.quantized)
    os << "<p class=\"bad\">in float: " << escape(layer.op.reason) << "</p>";
  os << "</section>\n";
}

static void renderFloatOps(raw_ostream &os, const Report &report) {
  std::vector<const OpSummary *> ops = report.after.getFloatOps();
  os << "<h2>What stayed in float</h2>\n";
  if (ops.empty()) {
    os << "<p>Nothing: every op computes in int8.</p>\n";
    return;
  }
  os << "<table><tr><th>op</th><th>kind</th><th>result</th><th>why</th></tr>\n";
  for (const OpSummary *op : ops)
    os << "<tr><td>" << escape(op->name) << "</td><td>" << escape(op->kind)
       << "</td><td>" << escape(op->resultType) << "</td><td>"
       << escape(op->reason) << "</td></tr>\n";
  os << "</table>\n";
}

std::string qopt::renderReport(const Report &report) {
  std::string page;
  raw_string_ostream os(page);
  os << "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
     << "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
     << escape(report.outputPath) << "</title>\n<style>" << style
     << "</style></head><body>\n";
  renderSummary(os, report);
  renderChart(os, report);
  renderFloatOps(os, report);
  os << "<h2>Layers</h2>\n<p>Heights are square roots of counts; dashed lines "
        "enclose what the int8 type can hold.</p>\n";
  for (const LayerReport &layer : report.layers)
    renderLayer(os, layer);
  os << "</body></html>\n";
  return page;
}
