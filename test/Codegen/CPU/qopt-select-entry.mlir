// RUN: %qopt-opt %s -qopt-select-entry=entry=b | FileCheck %s
// RUN: not %qopt-opt %s -qopt-select-entry 2>&1 | FileCheck %s --check-prefix=SEVERAL
// SEVERAL: several public functions, name the one to compile: 'a', 'c'
// CHECK: func.func private @a
func.func @a() { return }
// CHECK: func.func @b
func.func private @b() { return }
// CHECK: func.func private @c
func.func @c() { return }
// What the module claims to be proved is nobody's proof.
// CHECK: func.func private @marked(%{{.*}}: index, %{{.*}}: f32 {test.kept}) -> (f32 {test.kept}) attributes {test.kept}
// CHECK-NOT: qopt.
func.func private @marked(%n: index {qopt.parameter}, %x: f32 {qopt.values = [1.0 : f32], test.kept})
    -> (f32 {qopt.result = 0 : i64, test.kept}) attributes {qopt.kernel, test.kept} {
  scf.for %i = %n to %n step %n {
  } {qopt.parallel}
  return %x : f32
}
