/* Preloaded into a process: counts what it allocates, and says so at its end.
 * The functions behind are glibc's own, so that the counting needs no memory
 * itself. */
#define _GNU_SOURCE
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static atomic_long count;

void *malloc(size_t size) {
  ++count;
  return __libc_malloc(size);
}
void *calloc(size_t number, size_t size) {
  ++count;
  return __libc_calloc(number, size);
}
void *realloc(void *pointer, size_t size) {
  ++count;
  return __libc_realloc(pointer, size);
}
void *memalign(size_t alignment, size_t size) {
  ++count;
  return __libc_memalign(alignment, size);
}
void *aligned_alloc(size_t alignment, size_t size) {
  ++count;
  return __libc_memalign(alignment, size);
}
int posix_memalign(void **pointer, size_t alignment, size_t size) {
  ++count;
  *pointer = __libc_memalign(alignment, size);
  return *pointer ? 0 : 12;
}
void *mmap(void *address, size_t size, int protection, int flags, int fd,
           off_t offset) {
  ++count;
  return (void *)syscall(SYS_mmap, address, size, protection, flags, fd,
                         offset);
}

__attribute__((destructor)) static void report(void) {
  fprintf(stderr, "allocations: %ld\n", (long)count);
}
