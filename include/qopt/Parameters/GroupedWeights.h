// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How int8 weights are stored in 4 bits by groups: nibbles, and for each group
// along the sum a multiplier of 8 bits.

#ifndef QOPT_PARAMETERS_GROUPEDWEIGHTS_H
#define QOPT_PARAMETERS_GROUPEDWEIGHTS_H

#include "qopt/Parameters/ParameterSource.h"

namespace qopt {

/// Groups of a tensor [rows, rowElements]. Where rows are channels, a group is
/// so many elements of a row; where columns are (a matmul's right-hand side
/// [K, N]), it is one column of so many rows.
struct GroupLayout {
  uint64_t rows = 0, rowElements = 0, group = 0;
  bool acrossRows = false;

  static llvm::Expected<GroupLayout> get(llvm::ArrayRef<int64_t> shape,
                                         int64_t axis, int64_t group);
  /// [rows, groups of a row] or [groups of rows, columns].
  llvm::SmallVector<int64_t> getMultiplierShape() const;
};

/// The weights, nibble * multiplier, as I8.
llvm::Expected<ParameterHandle> makeGrouped(const ParameterHandle &nibbles,
                                            const ParameterHandle &multipliers,
                                            const GroupLayout &layout);

/// Under these keys, which no file has, the registry keeps the parts of grouped
/// weights whose own key gives their I8.
inline std::string getNibblesKey(llvm::StringRef key) {
  return (key + "|i4").str();
}
inline std::string getMultipliersKey(llvm::StringRef key) {
  return (key + "|groups").str();
}
/// The key of the multipliers in files.
inline std::string getStoredMultipliersKey(llvm::StringRef key) {
  return (key + ".groups").str();
}

} // namespace qopt

#endif // QOPT_PARAMETERS_GROUPEDWEIGHTS_H
