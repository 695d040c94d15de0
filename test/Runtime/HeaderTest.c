/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The runtime's header is C: this file uses it from there.
 */
#include "qopt/Runtime/qopt_runtime.h"

int useRuntimeFromC(void);

static const void *pointers[1];
static const struct qopt_parameter entries[] = {{"w", 64, 0}};
static struct qopt_parameter_table table = {
    entries, 1, QOPT_PARAMETER_TABLE_VERSION, 0, 0, 0, 0, pointers, NULL, 0};

int useRuntimeFromC(void) {
  char error[100];
  return qopt_bind(&table, "/nonexistent", error, sizeof(error));
}
