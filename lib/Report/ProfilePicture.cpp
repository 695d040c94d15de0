// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bars as SVG. Names come from models and are escaped.

#include "qopt/Report/ProfilePicture.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>

using namespace llvm;
using namespace qopt;

static constexpr int row = 20, left = 330, barWidth = 420, width = 920,
                     top = 40;

/// What a file can show: names in modules may hold any bytes.
static std::string escape(StringRef text) {
  std::string valid = json::isUTF8(text) ? text.str() : json::fixUTF8(text);
  std::string printable, escaped;
  for (char c : valid)
    printable += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  raw_string_ostream os(escaped);
  printHTMLEscaped(printable, os);
  return escaped;
}

static void renderLayer(raw_ostream &os, const LayerTime &layer, int y,
                        double longest, double total) {
  double length = barWidth * layer.minSeconds / longest;
  std::string place = layer.location.empty()
                          ? layer.kernel
                          : sys::path::filename(layer.location).str();
  os << "<text text-anchor=\"end\" x=\"" << left - 8 << "\" y=\"" << y + 14
     << "\">" << escape(place) << " " << escape(layer.op) << "</text><rect x=\""
     << left << "\" y=\"" << y + 3 << "\" height=\"14\" width=\""
     << format("%.1f", length) << "\" fill=\""
     << (layer.multiplyAdds ? "#2a78b8" : "#c9822b") << "\"/><text x=\""
     << format("%.1f", left + length + 6) << "\" y=\"" << y + 14 << "\">"
     << format("%.1f us, %.1f %%", layer.minSeconds * 1e6,
               100 * layer.minSeconds / total);
  if (layer.multiplyAdds && layer.minSeconds > 0)
    os << format(", %.0f GOPS",
                 2e-9 * double(layer.multiplyAdds) / layer.minSeconds);
  os << "</text>\n";
}

std::string qopt::renderProfile(ArrayRef<LayerTime> layers, StringRef title) {
  double longest = 1e-12, total = 1e-12;
  for (const LayerTime &layer : layers) {
    longest = std::max(longest, layer.minSeconds);
    total += layer.minSeconds;
  }
  std::string text;
  raw_string_ostream os(text);
  int height = top + row * int(layers.size()) + 10;
  os << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" << width
     << "\" height=\"" << height << "\" viewBox=\"0 0 " << width << ' '
     << height << "\" font-family=\"sans-serif\" font-size=\"12\">\n"
     << "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
     << "<text x=\"10\" y=\"24\" font-size=\"15\">" << escape(title) << ": "
     << layers.size() << " layers, " << format("%.3f ms", total * 1e3)
     << "</text>\n<text text-anchor=\"end\" x=\"" << width - 10
     << "\" y=\"24\"><tspan fill=\"#2a78b8\">contractions</tspan>, "
        "<tspan fill=\"#c9822b\">other layers</tspan></text>\n";
  for (auto [i, layer] : llvm::enumerate(layers))
    renderLayer(os, layer, top + row * int(i), longest, total);
  os << "</svg>\n";
  return text;
}
