// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Minimum cut of a directed graph with capacities (Dinic 1970). Choosing one of
// two states for every op so that the least conversions between states remain
// is such a cut.

#ifndef QOPT_LIB_DIALECT_QNN_TRANSFORMS_MINIMUMCUT_H
#define QOPT_LIB_DIALECT_QNN_TRANSFORMS_MINIMUMCUT_H

#include "llvm/ADT/SmallVector.h"
#include <cstdint>
#include <limits>

namespace mlir::qnn {

class MinimumCut {
public:
  static constexpr int64_t infinite = std::numeric_limits<int32_t>::max();
  /// The two sides.
  static constexpr unsigned source = 0, sink = 1;

  MinimumCut() : edgesOf(2) {}
  unsigned addNode();
  /// Cutting it (`from` on the side of the source, `to` on that of the sink)
  /// costs `capacity`.
  void addEdge(unsigned from, unsigned to, int64_t capacity);
  /// The cost of the cheapest cut.
  int64_t solve();
  /// After solve(): the side of a node; of all cheapest cuts, the one with the
  /// fewest nodes on the side of the source.
  bool isOnSourceSide(unsigned node) const { return level[node] >= 0; }

private:
  struct Edge {
    unsigned to;
    int64_t capacity;
  };
  bool computeLevels();
  /// Sends flow along one path of ascending levels; 0 if there is none.
  int64_t augment();

  llvm::SmallVector<Edge> edges; ///< edge i and its reverse i ^ 1
  llvm::SmallVector<llvm::SmallVector<unsigned>> edgesOf;
  llvm::SmallVector<int> level;
  llvm::SmallVector<unsigned> nextEdge;
};

} // namespace mlir::qnn

#endif // QOPT_LIB_DIALECT_QNN_TRANSFORMS_MINIMUMCUT_H
