/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Runs a compiled model without qopt, so that it also runs in an emulator:
 *   run_library m.so parameters.safetensors out.bin BYTES in0.npy in1.npy ...
 * The model is called `m` and has one output, of BYTES bytes. Inputs are arrays
 * of .npy files of version 1.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST 6

static void *read_npy(const char *path) {
  FILE *file = fopen(path, "rb");
  unsigned char head[10];
  if (!file || fread(head, 1, sizeof(head), file) != sizeof(head))
    return NULL;
  long begin = (long)sizeof(head) + head[8] + head[9] * 256;
  if (fseek(file, 0, SEEK_END) != 0)
    return NULL;
  size_t size = (size_t)(ftell(file) - begin);
  void *data = aligned_alloc(64, (size + 63) / 64 * 64 + 64);
  if (!data || fseek(file, begin, SEEK_SET) != 0 ||
      fread(data, 1, size, file) != size)
    return NULL;
  (void)fclose(file);
  return data;
}

static void *find(void *library, const char *name) {
  void *symbol = dlsym(library, name);
  if (!symbol) {
    fprintf(stderr, "no %s\n", name);
    exit(1);
  }
  return symbol;
}

int main(int argc, char **argv) {
  void *library = argc > 4 ? dlopen(argv[1], RTLD_NOW) : NULL;
  if (!library || argc - 5 > MOST) {
    fprintf(stderr, "cannot load: %s\n", argc > 4 ? dlerror() : "arguments");
    return 1;
  }
  int (*bind)(const char *, char *, size_t) =
      (int (*)(const char *, char *, size_t))find(library, "m_bind");
  char error[256] = "";
  int status = bind(argv[2], error, sizeof(error));
  if (status != 0) {
    fprintf(stderr, "bind: %d: %s\n", status, error);
    return 2;
  }
  /* Inputs, then the output; what a function is given too much it ignores. */
  void *arguments[MOST + 1] = {0};
  int count = 0;
  for (int i = 5; i < argc; ++i)
    if (!(arguments[count++] = read_npy(argv[i]))) {
      fprintf(stderr, "cannot read %s\n", argv[i]);
      return 1;
    }
  size_t size = strtoul(argv[4], NULL, 10);
  void *out = arguments[count] = aligned_alloc(64, (size + 63) / 64 * 64 + 64);
  int (*run)(void *, void *, void *, void *, void *, void *, void *) =
      (int (*)(void *, void *, void *, void *, void *, void *, void *))find(
          library, "m_run");
  status = run(arguments[0], arguments[1], arguments[2], arguments[3],
               arguments[4], arguments[5], arguments[6]);
  if (status != 0) {
    fprintf(stderr, "run: %d\n", status);
    return 3;
  }
  FILE *file = fopen(argv[3], "wb");
  if (!file || fwrite(out, 1, size, file) != size || fclose(file) != 0)
    return 1;
  return 0;
}
