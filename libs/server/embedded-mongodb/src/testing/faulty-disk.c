/*
 * A disk that can be cut off or made to fail, for tests. Preloaded into the database's process, it acts on
 * files whose path begins with FAULTY_DISK_PREFIX:
 *  - before each write or truncation it appends what was there before to the file FAULTY_DISK_LOG, and after
 *    each fsync a mark, so that a test can take back everything that a power cut would have lost;
 *  - FAULTY_DISK_NOSYNC=1 leaves the marks out, as if fsync did nothing;
 *  - the word in the file FAULTY_DISK_MODE makes calls fail: "full", "write", "sync" or "readonly"; with "forget",
 *    fsync does nothing from then on, and says that all is well.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_file = -2;

static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void prepare(void) {
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
}

/* The path of a watched file, or 0. */
static int watched(int fd, char *path, size_t size) {
  const char *prefix = getenv("FAULTY_DISK_PREFIX");
  char link[64];
  if (!prefix) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strncmp(path, prefix, strlen(prefix)) == 0;
}

static int mode_is(const char *word) {
  const char *name = getenv("FAULTY_DISK_MODE");
  char mode[16] = "";
  if (!name) return 0;
  int file = open(name, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t length = read(file, mode, sizeof mode - 1);
  close(file);
  return length > 0 && strncmp(mode, word, strlen(word)) == 0;
}

/* One record: kind, sizes, then the path and the bytes that were there before. */
struct record {
  uint32_t kind; /* 1 write, 2 truncate, 3 sync */
  uint32_t path_size;
  uint64_t offset;
  uint64_t file_size;
  uint32_t old_size;
  uint32_t unused;
};

static void append(uint32_t kind, const char *path, uint64_t offset, uint64_t file_size, const void *old, uint32_t old_size) {
  const char *name = getenv("FAULTY_DISK_LOG");
  struct record head = {kind, (uint32_t)strlen(path), offset, file_size, old_size, 0};
  size_t size = sizeof head + head.path_size + old_size;
  char *bytes = malloc(size);
  if (log_file == -2) log_file = name ? open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
  if (log_file < 0 || !bytes) {
    free(bytes);
    return;
  }
  memcpy(bytes, &head, sizeof head);
  memcpy(bytes + sizeof head, path, head.path_size);
  if (old_size) memcpy(bytes + sizeof head + head.path_size, old, old_size);
  if (real_write(log_file, bytes, size) != (ssize_t)size) abort();
  free(bytes);
}

/* Keeps what a change of [offset, offset + size) is about to destroy. */
static void keep(uint32_t kind, int fd, const char *path, off64_t offset, size_t size) {
  struct stat status;
  if (fstat(fd, &status) != 0) return;
  size_t old_size = offset >= status.st_size ? 0 : (size_t)(status.st_size - offset);
  if (old_size > size) old_size = size;
  char *old = malloc(old_size ? old_size : 1);
  char self[64];
  snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
  int reader = old_size ? open(self, O_RDONLY | O_CLOEXEC) : -1;
  ssize_t got = reader >= 0 ? pread64(reader, old, old_size, offset) : 0;
  if (reader >= 0) close(reader);
  append(kind, path, (uint64_t)offset, (uint64_t)status.st_size, old, got > 0 ? (uint32_t)got : 0);
  free(old);
}

static int refused(void) {
  if (mode_is("full")) return errno = ENOSPC, 1;
  if (mode_is("write")) return errno = EIO, 1;
  if (mode_is("readonly")) return errno = EROFS, 1;
  return 0;
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
  char path[4096];
  if (!watched(fd, path, sizeof path)) return real_pwrite(fd, bytes, size, offset);
  if (refused()) return -1;
  pthread_mutex_lock(&lock);
  keep(1, fd, path, offset, size);
  ssize_t result = real_pwrite(fd, bytes, size, offset);
  pthread_mutex_unlock(&lock);
  return result;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) { return pwrite64(fd, bytes, size, offset); }

ssize_t write(int fd, const void *bytes, size_t size) {
  char path[4096];
  if (!watched(fd, path, sizeof path)) return real_write(fd, bytes, size);
  off64_t at = lseek64(fd, 0, SEEK_CUR);
  ssize_t result = pwrite64(fd, bytes, size, at);
  /* The next one goes behind it. */
  if (result > 0) lseek64(fd, at + result, SEEK_SET);
  return result;
}

int ftruncate64(int fd, off64_t size) {
  char path[4096];
  struct stat status;
  if (!watched(fd, path, sizeof path)) return real_ftruncate(fd, size);
  if (refused()) return -1;
  pthread_mutex_lock(&lock);
  if (fstat(fd, &status) == 0) keep(2, fd, path, size, status.st_size > size ? (size_t)(status.st_size - size) : 0);
  int result = real_ftruncate(fd, size);
  pthread_mutex_unlock(&lock);
  return result;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(int fd, int (*sync)(int)) {
  char path[4096];
  if (!watched(fd, path, sizeof path)) return sync(fd);
  if (mode_is("sync") || mode_is("readonly")) return errno = EIO, -1;
  const char *nosync = getenv("FAULTY_DISK_NOSYNC");
  if ((nosync && *nosync == '1') || mode_is("forget")) return 0;
  pthread_mutex_lock(&lock);
  int result = sync(fd);
  if (result == 0) append(3, path, 0, 0, 0, 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int fsync(int fd) { return synced(fd, real_fsync); }
int fdatasync(int fd) { return synced(fd, real_fdatasync); }
