// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Dinic's algorithm, without recursion: paths are as long as models are deep.

#include "MinimumCut.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir::qnn;

unsigned MinimumCut::addNode() {
  edgesOf.emplace_back();
  return edgesOf.size() - 1;
}

void MinimumCut::addEdge(unsigned from, unsigned to, int64_t capacity) {
  edgesOf[from].push_back(edges.size());
  edges.push_back({to, capacity});
  edgesOf[to].push_back(edges.size());
  edges.push_back({from, 0});
}

bool MinimumCut::computeLevels() {
  level.assign(edgesOf.size(), -1);
  level[source] = 0;
  llvm::SmallVector<unsigned> queue = {source};
  for (size_t i = 0; i < queue.size(); ++i)
    for (unsigned e : edgesOf[queue[i]])
      if (edges[e].capacity > 0 && level[edges[e].to] < 0) {
        level[edges[e].to] = level[queue[i]] + 1;
        queue.push_back(edges[e].to);
      }
  return level[sink] >= 0;
}

int64_t MinimumCut::augment() {
  llvm::SmallVector<unsigned> path;
  unsigned node = source;
  while (node != sink) {
    unsigned &next = nextEdge[node];
    for (; next < edgesOf[node].size(); ++next) {
      const Edge &edge = edges[edgesOf[node][next]];
      if (edge.capacity > 0 && level[edge.to] == level[node] + 1)
        break;
    }
    if (next < edgesOf[node].size()) {
      path.push_back(edgesOf[node][next]);
      node = edges[path.back()].to;
      continue;
    }
    // A dead end: leave the node for good.
    if (path.empty())
      return 0;
    node = edges[path.pop_back_val() ^ 1].to;
    ++nextEdge[node];
  }
  int64_t flow = infinite;
  for (unsigned e : path)
    flow = std::min(flow, edges[e].capacity);
  for (unsigned e : path) {
    edges[e].capacity -= flow;
    edges[e ^ 1].capacity += flow;
  }
  return flow;
}

int64_t MinimumCut::solve() {
  int64_t total = 0;
  while (computeLevels()) {
    nextEdge.assign(edgesOf.size(), 0);
    while (int64_t flow = augment())
      total += flow;
  }
  return total;
}
