/* Runs the compiled layer: layer PARAMETERS INPUT EXPECTED. */
#include "layer.h"
#include <stdio.h>
#include <string.h>

static int8_t image[LAYER_INPUT0_ELEMENTS];
static int8_t scores[LAYER_OUTPUT0_ELEMENTS], expected[LAYER_OUTPUT0_ELEMENTS];

static int load(const char *path, void *bytes, size_t size) {
  FILE *file = fopen(path, "rb");
  int ok = file && fread(bytes, 1, size, file) == size;
  if (file)
    fclose(file);
  return ok;
}

int main(int argc, char **argv) {
  char error[512] = "";
  printf("unbound: %d\n", layer_run(image, scores));
  int status = layer_bind(argv[1], error, sizeof error);
  printf("bind: %d %s\n", status, error);
  if (argc < 4 || !load(argv[2], image, sizeof image) ||
      !load(argv[3], expected, sizeof expected))
    return 1;
  if (status)
    return 0;
  printf("null: %d\n", layer_run(image, NULL));
  for (int i = 0; i < 20000; ++i)
    status = layer_run(image, scores);
  printf("run: %d, %s\n", status,
         memcmp(scores, expected, sizeof scores) ? "different" : "equal");
  layer_unbind();
  puts(layer_info);
  return 0;
}
