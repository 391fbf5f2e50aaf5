/* A disk that fails when told to: preloaded into a process, it counts what is written in one folder.
 *
 * fault_arm(folder, at, how) arms it, fault_count() tells how many calls were counted since. At call number `at`:
 *   how 1  the process is killed before the call            how 4  this one call fails with EIO
 *   how 2  half of the bytes are written, then killed       how 5  this and every later call that takes room: ENOSPC
 *   how 3  the process is killed after the call             how 6  this and every later call fails with EIO
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { NONE, KILL_BEFORE, TEAR, KILL_AFTER, FAIL_ONCE, FULL, FAIL_ALL };

static char folder[PATH_MAX];
static long count, at;
static int how;

void fault_arm(const char *where, long number, int what) {
    snprintf(folder, sizeof folder, "%s", where);
    count = 0;
    at = number;
    how = what;
}

long fault_count(void) { return count; }

static void die(void) { kill(getpid(), SIGKILL); }

static int inside(const char *path) { return folder[0] && strncmp(path, folder, strlen(folder)) == 0; }

static int file_inside(int fd) {
    char link[64], path[PATH_MAX];
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return inside(path);
}

/* What happens to the call that comes now: NONE lets it through. */
static int verdict(int takes_room) {
    count++;
    if (!at || count < at) return NONE;
    if (how == FULL) return takes_room ? FULL : NONE;
    if (how == FAIL_ALL) return FAIL_ALL;
    return count == at ? how : NONE;
}

static int fails(int what) {
    if (what == KILL_BEFORE || what == TEAR) die();
    if (what == FULL) errno = ENOSPC;
    if (what == FAIL_ONCE || what == FAIL_ALL) errno = EIO;
    return what == FULL || what == FAIL_ONCE || what == FAIL_ALL;
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define ACT(inside_, takes_room, call) \
    int what = (inside_) ? verdict(takes_room) : NONE; \
    if (what != NONE && what != KILL_AFTER && fails(what)) return -1; \
    __typeof__(call) result = call; \
    if (what == KILL_AFTER) die(); \
    return result

ssize_t write(int fd, const void *bytes, size_t size) {
    REAL(write);
    int what = file_inside(fd) ? verdict(1) : NONE;
    if (what == TEAR) { real(fd, bytes, size / 2); die(); }
    if (what != NONE && what != KILL_AFTER && fails(what)) return -1;
    ssize_t result = real(fd, bytes, size);
    if (what == KILL_AFTER) die();
    return result;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t place) {
    REAL(pwrite);
    int what = file_inside(fd) ? verdict(1) : NONE;
    if (what == TEAR) { real(fd, bytes, size / 2, place); die(); }
    if (what != NONE && what != KILL_AFTER && fails(what)) return -1;
    ssize_t result = real(fd, bytes, size, place);
    if (what == KILL_AFTER) die();
    return result;
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t place) { return pwrite(fd, bytes, size, place); }
int fsync(int fd) { REAL(fsync); ACT(file_inside(fd), 0, real(fd)); }
int fdatasync(int fd) { REAL(fdatasync); ACT(file_inside(fd), 0, real(fd)); }
int ftruncate(int fd, off_t size) { REAL(ftruncate); ACT(file_inside(fd), 0, real(fd, size)); }
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }
int unlink(const char *path) { REAL(unlink); ACT(inside(path), 0, real(path)); }
int rename(const char *from, const char *to) { REAL(rename); ACT(inside(to), 1, real(from, to)); }
