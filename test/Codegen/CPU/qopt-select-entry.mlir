// RUN: %qopt-opt %s -qopt-select-entry=entry=b | FileCheck %s
// RUN: not %qopt-opt %s -qopt-select-entry 2>&1 | FileCheck %s --check-prefix=SEVERAL
// SEVERAL: several public functions, name the one to compile: 'a', 'c'
// CHECK: func.func private @a
func.func @a() { return }
// CHECK: func.func @b
func.func private @b() { return }
// CHECK: func.func private @c
func.func @c() { return }
