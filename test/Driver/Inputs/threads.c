/* Runs a model on one thread, on three, and on threads of this program; says whether the results
 * have the same bits, and how many loops came to this program. */
#include "model.h"
#include <stdio.h>
#include <string.h>

static float x[MODEL_INPUT0_ELEMENTS];
static float first[MODEL_OUTPUT0_ELEMENTS], other[MODEL_OUTPUT0_ELEMENTS];

/* The last iteration first. */
static void parallel_for(void *executor, void (*task)(void *, int64_t, int64_t),
                         void *context, int64_t count) {
  ++*(int *)executor;
  for (int64_t i = count; i-- > 0;)
    task(context, i, i + 1);
}

static const char *compare(void) {
  memset(other, 1, sizeof other);
  int status = model_run(x, other);
  return status ? "failed" : memcmp(first, other, sizeof first) ? "different" : "equal";
}

int main(int argc, char **argv) {
  char error[512];
  FILE *file = argc == 3 ? fopen(argv[2], "rb") : NULL;
  if (!file || fread(x, 1, sizeof x, file) != sizeof x || fclose(file) ||
      model_bind(argv[1], error, sizeof error) || model_run(x, first))
    return 1;
  printf("refused: %d %d %d\n", model_set_threads(0), model_set_threads(-3),
         model_set_threads(1025));
  printf("three: %d", model_set_threads(3));
  printf(" %s\n", compare());
  int loops = 0;
  printf("own: %d", model_set_executor(parallel_for, &loops));
  const char *result = compare();
  printf(" %s, %s\n", result, loops ? "shared" : "nothing shared");
  printf("one: %d", model_set_threads(1));
  printf(" %s\n", compare());
  model_unbind();
  return 0;
}
