/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * See the header for the contract. Built twice: as a library, and as one object
 * that compiled models are linked with. In the object every function is weak,
 * so that two models, each with its copy, can go into the same program.
 */
#define _POSIX_C_SOURCE 200809L

#ifdef QOPT_RUNTIME_WEAK
#define QOPT_RUNTIME_API __attribute__((visibility("default"), weak))
#endif
#include "qopt/Runtime/qopt_runtime.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define ALIGNMENT 64u
#define DIGEST_BLOCK (1u << 20)

/* ---- XXH64
 * -------------------------------------------------------------------------------
 */

#define PRIME_1 0x9E3779B185EBCA87ull
#define PRIME_2 0xC2B2AE3D27D4EB4Full
#define PRIME_3 0x165667B19E3779F9ull
#define PRIME_4 0x85EBCA77C2B2AE63ull
#define PRIME_5 0x27D4EB2F165667C5ull

static uint64_t rotate(uint64_t value, unsigned bits) {
  return value << bits | value >> (64 - bits);
}

static uint64_t load64(const unsigned char *bytes) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  uint64_t value;
  memcpy(&value, bytes, sizeof(value));
  return value;
#else
  uint64_t value = 0;
  for (int i = 7; i >= 0; --i)
    value = value << 8 | bytes[i];
  return value;
#endif
}

static uint32_t load32(const unsigned char *bytes) {
  return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
         (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static uint64_t round64(uint64_t lane, uint64_t input) {
  return rotate(lane + input * PRIME_2, 31) * PRIME_1;
}

static uint64_t hash_stripes(const unsigned char **cursor, uint64_t size) {
  const unsigned char *bytes = *cursor;
  uint64_t lane1 = PRIME_1 + PRIME_2, lane2 = PRIME_2, lane3 = 0,
           lane4 = 0 - PRIME_1;
  for (uint64_t stripes = size / 32; stripes; --stripes, bytes += 32) {
    lane1 = round64(lane1, load64(bytes));
    lane2 = round64(lane2, load64(bytes + 8));
    lane3 = round64(lane3, load64(bytes + 16));
    lane4 = round64(lane4, load64(bytes + 24));
  }
  *cursor = bytes;
  uint64_t hash = rotate(lane1, 1) + rotate(lane2, 7) + rotate(lane3, 12) +
                  rotate(lane4, 18);
  hash = (hash ^ round64(0, lane1)) * PRIME_1 + PRIME_4;
  hash = (hash ^ round64(0, lane2)) * PRIME_1 + PRIME_4;
  hash = (hash ^ round64(0, lane3)) * PRIME_1 + PRIME_4;
  return (hash ^ round64(0, lane4)) * PRIME_1 + PRIME_4;
}

uint64_t qopt_hash(const void *data, uint64_t size) {
  const unsigned char *bytes = data;
  uint64_t hash = size >= 32 ? hash_stripes(&bytes, size) : PRIME_5;
  hash += size;
  uint64_t left = size % 32;
  for (; left >= 8; left -= 8, bytes += 8)
    hash = rotate(hash ^ round64(0, load64(bytes)), 27) * PRIME_1 + PRIME_4;
  if (left >= 4) {
    hash = rotate(hash ^ load32(bytes) * PRIME_1, 23) * PRIME_2 + PRIME_3;
    left -= 4;
    bytes += 4;
  }
  for (; left; --left, ++bytes)
    hash = rotate(hash ^ *bytes * PRIME_5, 11) * PRIME_1;
  hash = (hash ^ hash >> 33) * PRIME_2;
  hash = (hash ^ hash >> 29) * PRIME_3;
  return hash ^ hash >> 32;
}

static void store64(unsigned char *bytes, uint64_t value) {
  for (int i = 0; i < 8; ++i)
    bytes[i] = (unsigned char)(value >> (8 * i));
}

/* ---- Binding
 * -----------------------------------------------------------------------------
 */

static int fail(int status, char *error, size_t error_size, const char *format,
                ...) {
  if (error && error_size) {
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(error, error_size, format, arguments);
    va_end(arguments);
  }
  return status;
}

static int fail_errno(const char *path, const char *what, char *error,
                      size_t error_size) {
  int code = errno;
  char reason[128];
  if (strerror_r(code, reason, sizeof(reason)) != 0)
    (void)snprintf(reason, sizeof(reason), "error %d", code);
  return fail(QOPT_ERROR_FILE, error, error_size, "%s: %s: %s", path, what,
              reason);
}

static int check_table(const struct qopt_parameter_table *table, char *error,
                       size_t error_size) {
  if (!table || (table->count && (!table->entries || !table->pointers)))
    return fail(QOPT_ERROR_ARGUMENT, error, error_size,
                "the parameter table is incomplete");
  if (table->version != QOPT_PARAMETER_TABLE_VERSION)
    return fail(QOPT_ERROR_ARGUMENT, error, error_size,
                "the parameter table has version %u, this runtime knows %u",
                (unsigned)table->version, QOPT_PARAMETER_TABLE_VERSION);
  return QOPT_OK;
}

static int check_contents(const struct qopt_parameter_table *table,
                          const unsigned char *base, const char *path,
                          char *error, size_t error_size) {
  if (table->header_size > table->file_size ||
      qopt_hash(base, table->header_size) != table->header_hash)
    return fail(QOPT_ERROR_MISMATCH, error, error_size,
                "%s: not the parameter file that this model was compiled for "
                "(its header "
                "differs)",
                path);
  for (uint32_t i = 0; i < table->count; ++i) {
    const struct qopt_parameter *entry = &table->entries[i];
    if (entry->offset > table->file_size ||
        entry->size > table->file_size - entry->offset)
      return fail(QOPT_ERROR_MISMATCH, error, error_size,
                  "%s: parameter '%s' lies outside the file", path, entry->key);
  }
  return QOPT_OK;
}

static int check_digest(const struct qopt_parameter_table *table,
                        const unsigned char *base, const char *path,
                        char *error, size_t error_size) {
  uint64_t digest = 0;
  for (uint64_t at = table->header_size; at < table->file_size;) {
    uint64_t size = table->file_size - at;
    if (size > DIGEST_BLOCK)
      size = DIGEST_BLOCK;
    unsigned char pair[16];
    store64(pair, digest);
    store64(pair + 8, qopt_hash(base + at, size));
    digest = qopt_hash(pair, sizeof(pair));
    at += size;
  }
  if (digest != table->content_digest)
    return fail(QOPT_ERROR_MISMATCH, error, error_size,
                "%s: damaged: its contents do not match their digest", path);
  return QOPT_OK;
}

static int map_file(const struct qopt_parameter_table *table, const char *path,
                    void **mapping, char *error, size_t error_size) {
  *mapping = NULL;
  /* O_NONBLOCK: do not wait for a writer if the path is a FIFO. */
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return fail_errno(path, "cannot open the parameter file", error,
                      error_size);
  struct stat status;
  int result = QOPT_OK;
  if (fstat(fd, &status) != 0)
    result = fail_errno(path, "cannot read its size", error, error_size);
  else if (!S_ISREG(status.st_mode))
    result = fail(QOPT_ERROR_FILE, error, error_size, "%s: not a regular file",
                  path);
  else if ((uint64_t)status.st_size != table->file_size)
    result = fail(QOPT_ERROR_MISMATCH, error, error_size,
                  "%s: not the parameter file that this model was compiled for "
                  "(%llu bytes, "
                  "expected %llu)",
                  path, (unsigned long long)status.st_size,
                  (unsigned long long)table->file_size);
  else if (table->file_size > SIZE_MAX)
    result =
        fail(QOPT_ERROR_FILE, error, error_size, "%s: too large to map", path);
  if (result == QOPT_OK && table->file_size) {
    void *base =
        mmap(NULL, (size_t)table->file_size, PROT_READ, MAP_SHARED, fd, 0);
    if (base == MAP_FAILED)
      result = fail_errno(path, "cannot map", error, error_size);
    else
      *mapping = base;
  }
  (void)close(fd);
  return result;
}

static int bind_file(struct qopt_parameter_table *table, const char *path,
                     int verify, char *error, size_t error_size) {
  int status = check_table(table, error, error_size);
  if (status != QOPT_OK)
    return status;
  if (!path)
    return fail(QOPT_ERROR_ARGUMENT, error, error_size,
                "no parameter file is given");
  void *mapping;
  status = map_file(table, path, &mapping, error, error_size);
  if (status != QOPT_OK)
    return status;
  status = check_contents(table, mapping, path, error, error_size);
  if (status == QOPT_OK && verify)
    status = check_digest(table, mapping, path, error, error_size);
  if (status != QOPT_OK) {
    if (mapping)
      (void)munmap(mapping, (size_t)table->file_size);
    return status;
  }
  qopt_unbind(table);
  for (uint32_t i = 0; i < table->count; ++i)
    table->pointers[i] =
        (const unsigned char *)mapping + table->entries[i].offset;
  table->mapping = mapping;
  table->mapping_size = table->file_size;
  return QOPT_OK;
}

int qopt_bind(struct qopt_parameter_table *table, const char *path, char *error,
              size_t error_size) {
  return bind_file(table, path, 0, error, error_size);
}

int qopt_bind_verified(struct qopt_parameter_table *table, const char *path,
                       char *error, size_t error_size) {
  return bind_file(table, path, 1, error, error_size);
}

void qopt_unbind(struct qopt_parameter_table *table) {
  if (!table || !table->mapping)
    return;
  for (uint32_t i = 0; i < table->count; ++i)
    table->pointers[i] = NULL;
  (void)munmap(table->mapping, (size_t)table->mapping_size);
  table->mapping = NULL;
  table->mapping_size = 0;
}

int qopt_verify(const struct qopt_parameter_table *table, char *error,
                size_t error_size) {
  if (!table || !table->mapping)
    return fail(QOPT_ERROR_ARGUMENT, error, error_size,
                "no parameter file is bound");
  return check_digest(table, table->mapping, "the parameter file", error,
                      error_size);
}

/* ---- Memory
 * ------------------------------------------------------------------------------
 */

void *qopt_alloc(uint64_t bytes) {
  if (bytes == 0)
    bytes = 1;
  if (bytes > SIZE_MAX - ALIGNMENT)
    return NULL;
  return aligned_alloc(ALIGNMENT,
                       ((size_t)bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
}

void qopt_free(void *pointer) { free(pointer); }

/* ---- Threads
 * -----------------------------------------------------------------------------
 *
 * A loop is cut into pieces that threads claim one after the other. The caller
 * waits for the pieces, not for the threads: one that the system has not given
 * a processor has claimed none, and the others do its share.
 */

/* Pieces for each thread: those that are done early take more of them. */
#define PIECES_PER_THREAD 4
/* How often a thread looks for work before it sleeps: tens of microseconds,
 * longer than the way from one loop of a model to the next. */
#define SPINS 1000
#define NUMBER_BITS 32

struct qopt_pool {
  /* The job's number above, the pieces that nobody has claimed below. A piece
   * is claimed by taking one away. What follows is the job's until all its
   * pieces are counted as done, and is read only by who has claimed one. */
  uint64_t ticket;
  qopt_task task;
  void *context;
  int64_t count, pieces;
  int64_t done;

  int busy, stop;
  uint32_t sleepers;
  pthread_mutex_t mutex;
  pthread_cond_t wake;
  int threads, started;
  /* A child of fork has none of the threads; the mutex and the condition are as
   * the parent's threads had them at that moment, and may not be touched. */
  pid_t process;
  pthread_t workers[];
};

static void pause_briefly(void) {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static uint32_t get_job(struct qopt_pool *pool) {
  return (uint32_t)(__atomic_load_n(&pool->ticket, __ATOMIC_SEQ_CST) >>
                    NUMBER_BITS);
}

/* Pieces of this job until there are no more. */
static void work(struct qopt_pool *pool, uint32_t job) {
  uint64_t ticket = __atomic_load_n(&pool->ticket, __ATOMIC_ACQUIRE);
  while (ticket >> NUMBER_BITS == job && (uint32_t)ticket != 0) {
    if (!__atomic_compare_exchange_n(&pool->ticket, &ticket, ticket - 1, 0,
                                     __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
      continue;
    int64_t piece = pool->pieces - (uint32_t)ticket;
    int64_t size = pool->count / pool->pieces;
    int64_t larger = pool->count % pool->pieces;
    int64_t begin = piece * size + (piece < larger ? piece : larger);
    pool->task(pool->context, begin, begin + size + (piece < larger));
    __atomic_fetch_add(&pool->done, 1, __ATOMIC_RELEASE);
    ticket = __atomic_load_n(&pool->ticket, __ATOMIC_ACQUIRE);
  }
}

/* Returns the number of a job other than `last`. */
static uint32_t wait_for_job(struct qopt_pool *pool, uint32_t last) {
  for (int i = 0; i < SPINS; ++i) {
    uint32_t job = get_job(pool);
    if (job != last)
      return job;
    pause_briefly();
  }
  (void)pthread_mutex_lock(&pool->mutex);
  /* Whoever starts a job looks at the sleepers after it has set the number. */
  __atomic_fetch_add(&pool->sleepers, 1, __ATOMIC_SEQ_CST);
  uint32_t job;
  while ((job = get_job(pool)) == last)
    (void)pthread_cond_wait(&pool->wake, &pool->mutex);
  __atomic_fetch_sub(&pool->sleepers, 1, __ATOMIC_SEQ_CST);
  (void)pthread_mutex_unlock(&pool->mutex);
  return job;
}

static void *run_worker(void *argument) {
  struct qopt_pool *pool = argument;
  for (uint32_t job = 0;;) {
    job = wait_for_job(pool, job);
    if (__atomic_load_n(&pool->stop, __ATOMIC_ACQUIRE))
      return NULL;
    work(pool, job);
  }
}

/* Makes the job known under the next number. */
static uint32_t publish(struct qopt_pool *pool, int64_t pieces) {
  uint32_t job = get_job(pool) + 1;
  __atomic_store_n(&pool->ticket,
                   (uint64_t)job << NUMBER_BITS | (uint64_t)pieces,
                   __ATOMIC_SEQ_CST);
  if (__atomic_load_n(&pool->sleepers, __ATOMIC_SEQ_CST)) {
    (void)pthread_mutex_lock(&pool->mutex);
    (void)pthread_cond_broadcast(&pool->wake);
    (void)pthread_mutex_unlock(&pool->mutex);
  }
  return job;
}

void qopt_pool_run(void *executor, qopt_task task, void *context,
                   int64_t count) {
  struct qopt_pool *pool = executor;
  if (!pool || count < 2 || pool->process != getpid() ||
      __atomic_exchange_n(&pool->busy, 1, __ATOMIC_ACQUIRE)) {
    if (count > 0)
      task(context, 0, count);
    return;
  }
  int64_t most = (int64_t)pool->threads * PIECES_PER_THREAD;
  int64_t pieces = count < most ? count : most;
  pool->task = task;
  pool->context = context;
  pool->count = count;
  pool->pieces = pieces;
  __atomic_store_n(&pool->done, 0, __ATOMIC_RELAXED);
  work(pool, publish(pool, pieces));
  for (int i = 0; __atomic_load_n(&pool->done, __ATOMIC_ACQUIRE) != pieces; ++i)
    if (i < SPINS)
      pause_briefly();
    else /* Let go of the processor that the last piece may be waiting for. */
      (void)sched_yield();
  __atomic_store_n(&pool->busy, 0, __ATOMIC_RELEASE);
}

struct qopt_pool *qopt_pool_create(int threads) {
  if (threads < 1 || threads > QOPT_MAX_THREADS)
    return NULL;
  struct qopt_pool *pool =
      calloc(1, sizeof(*pool) + (size_t)threads * sizeof(pthread_t));
  if (!pool)
    return NULL;
  pool->threads = threads;
  pool->process = getpid();
  (void)pthread_mutex_init(&pool->mutex, NULL);
  (void)pthread_cond_init(&pool->wake, NULL);
  for (; pool->started < threads - 1; ++pool->started)
    if (pthread_create(&pool->workers[pool->started], NULL, run_worker, pool)) {
      qopt_pool_destroy(pool);
      return NULL;
    }
  return pool;
}

void qopt_pool_destroy(struct qopt_pool *pool) {
  if (!pool)
    return;
  if (pool->process != getpid()) {
    free(pool);
    return;
  }
  __atomic_store_n(&pool->stop, 1, __ATOMIC_RELEASE);
  (void)publish(pool, 0);
  for (int i = 0; i < pool->started; ++i)
    (void)pthread_join(pool->workers[i], NULL);
  (void)pthread_cond_destroy(&pool->wake);
  (void)pthread_mutex_destroy(&pool->mutex);
  free(pool);
}

/* What the loops of this model run on. */
static struct {
  qopt_parallel_for_function function;
  void *executor;
  struct qopt_pool *pool;
} current;

int qopt_set_executor(qopt_parallel_for_function function, void *executor) {
  qopt_pool_destroy(current.pool);
  current.pool = NULL;
  current.function = function;
  current.executor = executor;
  return QOPT_OK;
}

int qopt_set_threads(int threads) {
  if (threads < 1 || threads > QOPT_MAX_THREADS)
    return QOPT_ERROR_ARGUMENT;
  if (threads == 1)
    return qopt_set_executor(NULL, NULL);
  struct qopt_pool *pool = qopt_pool_create(threads);
  if (!pool)
    return QOPT_ERROR_THREADS;
  (void)qopt_set_executor(qopt_pool_run, pool);
  current.pool = pool;
  return QOPT_OK;
}

void qopt_parallel_for(qopt_task task, void *context, int64_t count) {
  if (current.function)
    current.function(current.executor, task, context, count);
  else
    task(context, 0, count);
}
