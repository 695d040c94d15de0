# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A chain of ops in float, each of which reads the one before it twice: 2^40 paths lead to its range."""
STEPS = 40
TYPE = "tensor<4x4xf32>"
print(f"func.func @main(%x: {TYPE}) -> {TYPE} {{")
print(f'%0 = qnn.observe %x name "x" {{min = -1.0 : f32, max = 3.0 : f32}} : {TYPE}')
for step in range(STEPS):
    print(f"%{step + 1} = qnn.max %{step}, %{step} : {TYPE}, {TYPE} -> {TYPE}")
print(f"%w = arith.constant dense<1.0> : {TYPE}")
print(f"%y = qnn.matmul %{STEPS}, %w : {TYPE}, {TYPE} -> {TYPE}")
print(f"return %y : {TYPE} }}")
