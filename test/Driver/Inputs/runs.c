/* runs PARAMETERS RUNS THREADS: runs a model so often, and says whether memory
 * grew after the first run. */
#include "model.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static float x[MODEL_INPUT0_ELEMENTS], y[MODEL_OUTPUT0_ELEMENTS];

static long get_peak(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

int main(int argc, char **argv) {
  char error[512];
  if (argc != 4 || model_bind(argv[1], error, sizeof error) ||
      model_set_threads(atoi(argv[3])))
    return 1;
  long first = 0;
  for (int i = 0, runs = atoi(argv[2]); i != runs; ++i) {
    if (model_run(x, y))
      return 1;
    if (i == 0)
      first = get_peak();
  }
  /* Pages of the stack and of the code, in KiB. */
  printf("memory: %s\n", get_peak() - first <= 512 ? "steady" : "grows");
  model_unbind();
  return 0;
}
