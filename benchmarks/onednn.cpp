// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One matmul or convolution of oneDNN 2.x (Debian's libdnnl-dev), repeated for
// a while; prints the shortest call in seconds. Layouts are oneDNN's choice,
// weights are reordered before:
//   onednn KIND SECONDS gemm M N K RESIDUAL
//   onednn KIND SECONDS conv BATCH SIZE C N KERNEL STRIDE GROUPS RESIDUAL
// KIND is int8 (u8 activations, s8 weights with a scale for each channel, s32
// bias, u8 results) or f32. Convolutions have a border of half a window and end
// in a ReLU; RESIDUAL adds the result's old content.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dnnl.hpp>
#include <string>
#include <unordered_map>
#include <vector>

using namespace dnnl;
using DataType = memory::data_type;
using Tag = memory::format_tag;
using Arguments = std::unordered_map<int, memory>;

namespace {

struct Types {
  explicit Types(bool int8)
      : activation(int8 ? DataType::u8 : DataType::f32),
        weight(int8 ? DataType::s8 : DataType::f32),
        bias(int8 ? DataType::s32 : DataType::f32) {}
  DataType activation, weight, bias;
};

memory fill(const memory::desc &desc, const engine &cpu) {
  memory made(desc, cpu);
  std::memset(made.get_data_handle(), 0, desc.get_size());
  return made;
}

/// Scales of the int8 results and what follows the products.
primitive_attr getAttributes(bool int8, long channels, bool residual,
                             bool relu) {
  primitive_attr attributes;
  if (int8)
    attributes.set_output_scales(1 << 1, std::vector<float>(channels, 0.01f));
  post_ops after;
  if (residual)
    after.append_sum(0.5f);
  if (relu)
    after.append_eltwise(1.0f, algorithm::eltwise_relu, 0.0f, 0.0f);
  attributes.set_post_ops(after);
  return attributes;
}

template <typename Description>
Arguments getArguments(const Description &made, const engine &cpu) {
  return {{DNNL_ARG_SRC, fill(made.src_desc(), cpu)},
          {DNNL_ARG_WEIGHTS, fill(made.weights_desc(), cpu)},
          {DNNL_ARG_BIAS, fill(made.bias_desc(), cpu)},
          {DNNL_ARG_DST, fill(made.dst_desc(), cpu)}};
}

double measure(const primitive &op, const Arguments &arguments,
               const engine &cpu, double seconds) {
  using Clock = std::chrono::steady_clock;
  stream queue(cpu);
  double best = 1e9;
  auto begin = Clock::now();
  do {
    auto start = Clock::now();
    op.execute(queue, arguments);
    queue.wait();
    std::chrono::duration<double> passed = Clock::now() - start;
    best = passed.count() < best ? passed.count() : best;
  } while (std::chrono::duration<double>(Clock::now() - begin).count() <
           seconds);
  return best;
}

double runGemm(bool int8, double seconds, const std::vector<long> &sizes) {
  engine cpu(engine::kind::cpu, 0);
  Types types(int8);
  long m = sizes[0], n = sizes[1], k = sizes[2];
  matmul::desc op(
      {{m, k}, types.activation, Tag::any}, {{k, n}, types.weight, Tag::any},
      {{1, n}, types.bias, Tag::ab}, {{m, n}, types.activation, Tag::any});
  matmul::primitive_desc made(op, getAttributes(int8, n, sizes[3], false), cpu);
  return measure(matmul(made), getArguments(made, cpu), cpu, seconds);
}

double runConv(bool int8, double seconds, const std::vector<long> &sizes) {
  engine cpu(engine::kind::cpu, 0);
  Types types(int8);
  long batch = sizes[0], size = sizes[1], c = sizes[2], n = sizes[3],
       kernel = sizes[4], stride = sizes[5], groups = sizes[6];
  long pad = kernel / 2, out = (size - 1) / stride + 1;
  // The upper border only as far as the last window reaches.
  long high = (out - 1) * stride + kernel - size - pad;
  memory::dims weights = {n, c / groups, kernel, kernel};
  if (groups > 1)
    weights = {groups, n / groups, c / groups, kernel, kernel};
  convolution_forward::desc op(
      prop_kind::forward_inference, algorithm::convolution_direct,
      {{batch, c, size, size}, types.activation, Tag::any},
      {weights, types.weight, Tag::any}, {{n}, types.bias, Tag::x},
      {{batch, n, out, out}, types.activation, Tag::any}, {stride, stride},
      {pad, pad}, {high, high});
  convolution_forward::primitive_desc made(
      op, getAttributes(int8, n, sizes[7], true), cpu);
  return measure(convolution_forward(made), getArguments(made, cpu), cpu,
                 seconds);
}

} // namespace

int main(int argc, char **argv) {
  bool isGemm = argc == 8 && !std::strcmp(argv[3], "gemm");
  if (!isGemm && argc != 12)
    return std::fprintf(stderr, "onednn: wrong number of arguments\n"), 1;
  bool int8 = !std::strcmp(argv[1], "int8");
  double seconds = std::atof(argv[2]);
  std::vector<long> sizes;
  for (int i = 4; i < argc; ++i)
    sizes.push_back(std::atol(argv[i]));
  try {
    std::printf("%.9f\n", isGemm ? runGemm(int8, seconds, sizes)
                                 : runConv(int8, seconds, sizes));
  } catch (const error &failure) {
    return std::fprintf(stderr, "onednn: %s\n", failure.what()), 1;
  }
  return 0;
}
