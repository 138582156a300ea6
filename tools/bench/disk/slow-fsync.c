/* Preloaded: every fsync and fdatasync takes SLOW_FSYNC_US microseconds longer, as on a slower disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_as_told(void) {
  const char *told = getenv("SLOW_FSYNC_US");
  long us = told ? atol(told) : 0;
  struct timespec time = {us / 1000000, (us % 1000000) * 1000};
  if (us > 0) nanosleep(&time, 0);
}

int fsync(int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_as_told();
  return real(fd);
}

int fdatasync(int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_as_told();
  return real(fd);
}
