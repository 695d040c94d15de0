/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The runtime that compiled models carry: binding of their parameters to a
 * mapped file, aligned memory, and threads. C11 and libc only, so that it links
 * into anything.
 *
 * Threads. Binding writes the model's pointer table, running it reads the
 * table. Any number of threads may run a bound model at the same time;
 * qopt_bind and qopt_unbind must not overlap with a run, nor with each other on
 * the same table. Rebinding (qopt_bind on a bound table) keeps the old file
 * mapped until the new one has passed all checks; on failure the old binding
 * stays.
 *
 * A file that is truncated or overwritten in place while it is bound makes the
 * process receive SIGBUS or compute with the new bytes. Replace files by
 * renaming over them.
 */
#ifndef QOPT_RUNTIME_H
#define QOPT_RUNTIME_H

#include <stddef.h>
#include <stdint.h>

#ifndef QOPT_RUNTIME_API
#if defined(__GNUC__)
#define QOPT_RUNTIME_API __attribute__((visibility("default")))
#else
#define QOPT_RUNTIME_API
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* One parameter: where its bytes lie in the file. */
struct qopt_parameter {
  const char *key;
  uint64_t offset; /* from the start of the file */
  uint64_t size;   /* in bytes */
};

/* Everything a model knows about its parameter file. The compiler emits all of
 * it as static data; only `pointers` and the last two fields change. */
struct qopt_parameter_table {
  const struct qopt_parameter *entries;
  uint32_t count;
  uint32_t version;        /* QOPT_PARAMETER_TABLE_VERSION */
  uint64_t file_size;      /* in bytes */
  uint64_t header_size;    /* the first bytes of the file, see header_hash */
  uint64_t header_hash;    /* XXH64 (seed 0) of them; they hold names, types,
                              shapes, places and    the digest of the rest */
  uint64_t content_digest; /* of the bytes behind the header, see qopt_verify */
  const void **pointers;   /* count of them: what the model's code reads */
  void *mapping;           /* owned by qopt_bind; null while unbound */
  uint64_t mapping_size;
};

#define QOPT_PARAMETER_TABLE_VERSION 1u

enum qopt_status {
  QOPT_OK = 0,
  QOPT_ERROR_ARGUMENT = 1, /* a null pointer, a table of another version */
  QOPT_ERROR_FILE = 2,     /* cannot be opened, read or mapped */
  QOPT_ERROR_MISMATCH = 3, /* not the file that the model was compiled for */
  QOPT_ERROR_THREADS = 7   /* the system gives no more threads */
};

/* Maps `path` read-only, checks its size and header, and fills the pointers.
 * Costs microseconds whatever the size of the file. On failure returns a status
 * other than QOPT_OK and writes a message of at most error_size bytes, with its
 * terminator, to `error`, which may be null. */
QOPT_RUNTIME_API int qopt_bind(struct qopt_parameter_table *table,
                               const char *path, char *error,
                               size_t error_size);

/* The same, and compares what is behind the header with content_digest before
 * the table changes: as slow as reading the file, some 10 GB/s from the page
 * cache. What compiled models export as NAME_bind. */
QOPT_RUNTIME_API int qopt_bind_verified(struct qopt_parameter_table *table,
                                        const char *path, char *error,
                                        size_t error_size);

/* Unmaps and clears the pointers. Nothing happens to an unbound table. */
QOPT_RUNTIME_API void qopt_unbind(struct qopt_parameter_table *table);

/* Reads everything behind the header and compares it with content_digest:
 * blocks of 1 MiB hashed with XXH64, chained as d = XXH64(le64(d) le64(hash))
 * from d = 0. Finds damage that qopt_bind does not look for; as slow as reading
 * the file. */
QOPT_RUNTIME_API int qopt_verify(const struct qopt_parameter_table *table,
                                 char *error, size_t error_size);

/* XXH64 with seed 0 (https://github.com/Cyan4973/xxHash, doc/xxhash_spec.md).
 */
QOPT_RUNTIME_API uint64_t qopt_hash(const void *data, uint64_t size);

/* Memory aligned to 64 bytes; null where there is none. Zero bytes give a valid
 * pointer. */
QOPT_RUNTIME_API void *qopt_alloc(uint64_t bytes);
QOPT_RUNTIME_API void qopt_free(void *pointer);

/* Iterations begin .. end - 1 of a loop, in any order, on any thread. */
typedef void (*qopt_task)(void *context, int64_t begin, int64_t end);
/* Calls the task with ranges that cover 0 .. count - 1, each iteration once,
 * and returns when all calls have. */
typedef void (*qopt_parallel_for_function)(void *executor, qopt_task task,
                                           void *context, int64_t count);

#define QOPT_MAX_THREADS 1024

/* Threads for loops: `threads` of them, 1 to QOPT_MAX_THREADS, of which the
 * caller's is one. Null where there are no more threads or no memory. */
struct qopt_pool;
QOPT_RUNTIME_API struct qopt_pool *qopt_pool_create(int threads);
/* Not while it runs a loop. Null is none. */
QOPT_RUNTIME_API void qopt_pool_destroy(struct qopt_pool *pool);
/* A qopt_parallel_for_function; `pool` is a struct qopt_pool, or null.
 * Allocates nothing. A pool that is busy is not waited for: the caller's thread
 * then does all; so it does in a child of fork, which has none of the threads.
 * Threads without work sleep after some tens of microseconds. */
QOPT_RUNTIME_API void qopt_pool_run(void *pool, qopt_task task, void *context,
                                    int64_t count);

/* Threads that work on one run of the model, the caller's among them: from 1,
 * which is what a model starts with and what ends the others, to
 * QOPT_MAX_THREADS. On failure nothing changes. Neither this nor
 * qopt_set_executor while the model runs. */
QOPT_RUNTIME_API int qopt_set_threads(int threads);

/* Hands the work to the program's own threads instead; null: to the caller's
 * alone. */
QOPT_RUNTIME_API int qopt_set_executor(qopt_parallel_for_function function,
                                       void *executor);

/* What the model's code calls. */
QOPT_RUNTIME_API void qopt_parallel_for(qopt_task task, void *context,
                                        int64_t count);

#ifdef __cplusplus
}
#endif

#endif /* QOPT_RUNTIME_H */
